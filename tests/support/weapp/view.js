// The view thread: WeChat's component framework (glass-easel) on a DOM. It knows templates and JSON data only.
// Runs inside jsdom; the logic thread talks to it in JSON, as on the phone.

window.createView = (glassEasel, bundle, post) => {
  const groups = new window.Function(`return ${bundle.templates}`)();
  const space = new glassEasel.ComponentSpace();
  space.updateComponentOptions({ writeIdToDOM: true });
  const context = new glassEasel.CurrentWindowBackendContext();
  const definitions = {};
  const pages = new Map();
  /** native components on the screen by their keys */
  const natives = new Map();
  let lastKey = 0;
  let top;

  // Taro's recursive template is drawn once before its item arrives
  const harmless = /for-list data is neither Array nor Object/;
  glassEasel.addGlobalWarningListener((warning) => {
    const text = String(warning.message || warning);
    if (!harmless.test(text)) post({ kind: 'warning', text });
    return false;
  });
  glassEasel.addGlobalErrorListener((error) => {
    post({ kind: 'error', text: String(error?.message || error) });
    return false;
  });

  const plain = (value) => JSON.parse(JSON.stringify(value ?? {}));
  const node = (target) => ({ id: target.id, dataset: plain(target.dataset), offsetLeft: 0, offsetTop: 0 });
  const pack = (event) => ({
    type: event.type,
    timeStamp: event.timeStamp,
    detail: plain(event.detail),
    mark: plain(event.mark),
    touches: [],
    changedTouches: [],
    target: node(event.target),
    currentTarget: node(event.currentTarget),
  });

  /** A component with code of its own: the logic thread lives its life. */
  function lifeOf(path, names) {
    const keys = new WeakMap();
    const pageOf = (component) => {
      const inside = ([, { element }]) => element.contains(component.getBackendElement());
      return [...pages].find(inside)?.[0] ?? top;
    };
    return {
      lifetimes: {
        attached() {
          keys.set(this, ++lastKey);
          natives.set(lastKey, this);
          post({ kind: 'attached', key: lastKey, path, page: pageOf(this), data: plain(this.data) });
        },
        detached() {
          post({ kind: 'detached', key: keys.get(this) });
          natives.delete(keys.get(this));
        },
      },
      observers: {
        [names.join()]() {
          const data = Object.fromEntries(names.map((name) => [name, plain(this.data)[name]]));
          if (keys.has(this)) post({ kind: 'changed', key: keys.get(this), data });
        },
      },
    };
  }

  function define(path) {
    const definition = definitions[path];
    if (!definition || definition.done) return;
    definition.done = true;
    const using = {};
    for (const [name, place] of Object.entries(bundle.configs[path]?.usingComponents ?? {})) {
      const target = new URL(place, `http://x/${path}`).pathname.slice(1);
      if (!definitions[target]) continue;
      define(target);
      using[name] = `/${target}`;
    }
    const methods = {};
    for (const name of definition.methods) {
      methods[name] = (event) => post({ kind: 'event', path, method: name, event: pack(event) });
    }
    const types = { String, Number, Boolean, Object, Array, null: null };
    const properties = {};
    for (const [name, { type, value }] of Object.entries(definition.properties))
      properties[name] = { type: types[type], value };
    space.defineComponent({
      is: path,
      using,
      template: { groupList: groups, content: groups[path], fallbackListenerOnNativeNode: true },
      data: definition.data,
      properties,
      methods,
      options: { virtualHost: definition.virtualHost },
      ...(definition.hasLife ? lifeOf(path, Object.keys(properties)) : {}),
    });
  }

  const within = (selector) => pages.get(top).element.querySelector(selector);
  function need(selector) {
    const found = within(selector);
    if (!found) throw new Error(`there is no ${selector} on ${pages.get(top).path}`);
    return found;
  }
  function elementOf(dom) {
    let current = dom;
    while (current && !current.__wxElement) current = current.parentNode;
    return current.__wxElement;
  }

  return {
    define: (path, definition) => {
      definitions[path] = definition;
    },
    create(id, path, data) {
      define(path);
      const component = space.createComponentByUrl('mp-page', path, null, context);
      component.setData(data);
      const place = document.body.appendChild(document.createElement('div'));
      glassEasel.Element.replaceDocumentElement(component, document.body, place);
      pages.set(id, { component, path, element: component.getBackendElement() });
      top = id;
    },
    show(id) {
      top = id;
    },
    setData: (id, data) => pages.get(id)?.component.setData(data),
    setNativeData: (key, data) => natives.get(key)?.setData(data),
    destroy(id) {
      const page = pages.get(id);
      glassEasel.Element.pretendDetached(page.component);
      page.element.remove();
      pages.delete(id);
    },
    fire(selector, type, detail) {
      const bubbles = ['tap', 'longpress', 'touchstart', 'touchend'].includes(type);
      const options = { bubbles, composed: bubbles, capturePhase: true };
      glassEasel.Event.triggerEvent(elementOf(need(selector)), type, detail, options);
    },
    pictures: () =>
      [...pages.get(top).element.querySelectorAll('image')].map((image) => image.getAttribute('src')),
    text: (selector) => (selector ? need(selector) : pages.get(top).element).textContent,
    count: (selector) => pages.get(top).element.querySelectorAll(selector).length,
  };
};
