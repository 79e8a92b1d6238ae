import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import type { WeappBundle } from './bundle';
import { NativeComponents, type NativeMessage } from './native-components';
import { makeWx, type PhoneOptions } from './wx';

/** What the logic thread asks of the view thread; everything crosses as JSON. */
export interface View {
  define(path: string, definition: unknown): void;
  create(id: number, path: string, data: unknown): void;
  show(id: number): void;
  setData(id: number, data: unknown): void;
  /** setData of the native component with this key */
  setNativeData(key: number, data: unknown): void;
  destroy(id: number): void;
}

export interface SentData {
  bytes: number;
  /** after an answer of the cloud to the latest tap, or to the opening */
  afterAnswer: boolean;
}

export interface SetDataRecord {
  page: string;
  /** every setData of this opening of the page, in order */
  sent: SentData[];
}

type Definition = Record<string, unknown>;
type Instance = Record<string, unknown> & { data: Record<string, unknown> };

interface OpenPage {
  id: number;
  path: string;
  instance: Instance;
  record: SetDataRecord;
}

export type ViewMessage =
  | NativeMessage
  | { kind: 'event'; path: string; method: string; event: unknown }
  | { kind: 'warning' | 'error'; text: string };

/** names of a browser or of Node that a mini-program does not have */
const absent =
  'window,document,frames,self,location,navigator,localStorage,sessionStorage,history,XMLHttpRequest,WebSocket,fetch,process,Buffer';
const LONGEST_STACK = 10;
const SHORT_TIMER_MS = 600;

/** Sets `a.b[0].c` in a data object as setData does. */
function setPath(target: Record<string, unknown>, key: string, value: unknown): void {
  const steps = key.replace(/\[(\d+)\]/g, '.$1').split('.');
  const last = steps.pop() ?? '';
  let at = target;
  for (const [index, step] of steps.entries()) {
    if (at[step] === null || typeof at[step] !== 'object') {
      at[step] = /^\d+$/.test(steps[index + 1] ?? last) ? [] : {};
    }
    at = at[step] as Record<string, unknown>;
  }
  at[last] = value;
}

/**
 * The logic thread: the built JavaScript in a bare context without eval, window or process, with App, Page, Component and
 * wx as WeChat gives them. Errors of the program are collected, setData is measured.
 */
export class Logic {
  readonly errors: string[] = [];
  readonly said: { name: string; args: Record<string, unknown> }[] = [];
  readonly cloudCalls: { name: string; data: unknown }[] = [];
  readonly storage = new Map<string, string>();
  readonly records: SetDataRecord[] = [];
  readonly natives: NativeComponents;
  readonly Promise: PromiseConstructor;
  private readonly context: vm.Context;
  private readonly parse: (text: string) => unknown;
  private readonly definitions = new Map<string, { definition: Definition; isPage: boolean }>();
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private stack: OpenPage[] = [];
  private app: Definition | undefined;
  private loading = '';
  private opened = 0;
  private busy = 0;
  /** whether the cloud answered since the latest tap */
  isAnswered = false;
  private lastActivity = Date.now();

  constructor(
    private readonly bundle: WeappBundle,
    private readonly view: View,
    options: PhoneOptions,
  ) {
    for (const [key, value] of Object.entries(options.storage ?? {})) {
      this.storage.set(key, JSON.stringify(value));
    }
    const log =
      (level: string) =>
      (...words: unknown[]) => {
        if (level === 'error')
          this.errors.push(
            words.map((word) => (word instanceof Error ? word.message : String(word))).join(' '),
          );
      };
    const sandbox: Record<string, unknown> = {
      console: {
        log: log('log'),
        info: log('info'),
        warn: log('warn'),
        debug: log('debug'),
        error: log('error'),
      },
      setTimeout: (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) =>
        this.later(() => work(...args), ms ?? 0),
      clearTimeout: (timer: NodeJS.Timeout) => this.forget(timer),
      setInterval: (work: () => void, ms: number) => this.every(work, ms),
      clearInterval: (timer: NodeJS.Timeout) => this.forget(timer),
      App: (definition: Definition) => {
        this.app = definition;
      },
      Page: (definition: Definition) => this.register(definition, true),
      Component: (definition: Definition) => this.register(definition, false),
      Behavior: (definition: Definition) => definition,
      getApp: () => this.app,
      getCurrentPages: () => this.stack.map((page) => page.instance),
      global: {},
    };
    this.context = vm.createContext(sandbox, { codeGeneration: { strings: false, wasm: false } });
    this.Promise = vm.runInContext('Promise', this.context);
    this.parse = vm.runInContext('JSON.parse', this.context);
    this.natives = new NativeComponents({
      realm: this.realm,
      guarded: (work, where) => this.guarded(work, where),
      definitionOf: (place) => this.definitions.get(place)?.definition ?? {},
      show: (key, change) => this.view.setNativeData(key, change),
    });
    sandbox.wx = new Proxy(makeWx(this, options), {
      get: (target, key) => target[String(key)],
    });
  }

  /** A plain copy that belongs to the program's own realm. */
  readonly realm = <T>(value: T): T =>
    value === undefined ? value : (this.parse(JSON.stringify(value)) as T);

  track<T>(work: Promise<T>): Promise<T> {
    this.busy++;
    return work.finally(() => {
      this.busy--;
      this.lastActivity = Date.now();
    });
  }

  private guarded(work: () => void, where: string): void {
    this.lastActivity = Date.now();
    try {
      work();
    } catch (error) {
      this.errors.push(`${where}: ${(error as Error).message}`);
    }
  }

  later(work: () => void, ms: number): NodeJS.Timeout {
    const isShort = ms <= SHORT_TIMER_MS;
    if (isShort) this.busy++;
    const timer = setTimeout(() => {
      if (this.timers.delete(timer) && isShort) this.busy--;
      this.guarded(work, 'timer');
    }, ms);
    this.timers.add(timer);
    Object.assign(timer, { isShort });
    return timer;
  }

  private every(work: () => void, ms: number): NodeJS.Timeout {
    const timer = setInterval(() => this.guarded(work, 'interval'), ms);
    this.timers.add(timer);
    return timer;
  }

  private forget(timer: NodeJS.Timeout | undefined): void {
    if (!timer || !this.timers.delete(timer)) return;
    clearTimeout(timer);
    if ((timer as unknown as { isShort?: boolean }).isShort) this.busy--;
  }

  /** Nothing is under way and nothing happened for a moment. */
  get isQuiet(): boolean {
    return this.busy === 0 && Date.now() - this.lastActivity > 15;
  }

  private require(file: string): unknown {
    const known = this.modules.get(file);
    if (known) return known.exports;
    const full = path.join(this.bundle.dist, `${file}.js`);
    if (!existsSync(full)) throw new Error(`module ${file}.js is not defined`);
    const module = { exports: {} as unknown };
    this.modules.set(file, module);
    const source = `(function(require,module,exports,${absent}){${readFileSync(full, 'utf8')}\n})`;
    const run = vm.runInContext(source, this.context, { filename: full });
    const near = (name: string) =>
      (name.startsWith('/') ? name.slice(1) : path.posix.join(path.posix.dirname(file), name)).replace(
        /\.js$/,
        '',
      );
    run((name: string) => this.require(near(name)), module, module.exports);
    return module.exports;
  }

  private register(definition: Definition, isPage: boolean): void {
    this.definitions.set(this.loading, { definition, isPage });
    const methods = (
      isPage ? definition : ((definition.methods as Definition | undefined) ?? {})
    ) as Definition;
    const properties = Object.entries(
      (definition.properties as Record<string, unknown> | undefined) ?? {},
    ).map(([name, property]) => {
      const { type, value } = (typeof property === 'function' ? { type: property } : property) as {
        type?: { name: string };
        value?: unknown;
      };
      return [name, { type: type?.name ?? 'null', value }];
    });
    const options = definition.options as { virtualHost?: boolean } | undefined;
    this.view.define(this.loading, {
      data: JSON.parse(JSON.stringify(definition.data ?? {})),
      properties: Object.fromEntries(properties),
      methods: Object.keys(methods).filter((name) => typeof methods[name] === 'function'),
      virtualHost: options?.virtualHost ?? false,
      hasLife: definition.lifetimes !== undefined,
    });
  }

  /** Runs a page's script after those of the components that it uses. */
  private load(file: string): void {
    if (this.definitions.has(file)) return;
    for (const place of Object.values(this.bundle.configs[file]?.usingComponents ?? {})) {
      const target = place.startsWith('/')
        ? place.slice(1)
        : path.posix.join(path.posix.dirname(file), place);
      // a recursive component names itself
      if (target !== file && target !== this.loading) this.load(target);
    }
    const before = this.loading;
    this.loading = file;
    this.require(file);
    this.loading = before;
    if (!this.definitions.has(file)) throw new Error(`${file}.js called neither Page() nor Component()`);
  }

  private setData(page: OpenPage, data: Record<string, unknown>, done?: () => void): void {
    const json = JSON.stringify(data);
    page.record.sent.push({ bytes: Buffer.byteLength(json), afterAnswer: this.isAnswered });
    this.lastActivity = Date.now();
    for (const [key, value] of Object.entries(JSON.parse(json)))
      setPath(page.instance.data, key, this.realm(value));
    if (this.stack.includes(page)) this.view.setData(page.id, JSON.parse(json));
    if (done) this.later(done, 0);
  }

  private open(file: string, query: Record<string, string>): void {
    if (!this.bundle.pages.includes(file)) throw new Error(`page "${file}" is not found`);
    if (this.stack.length >= LONGEST_STACK) throw new Error('webview count limit exceed');
    this.load(file);
    const { definition } = this.definitions.get(file) ?? {};
    const record: SetDataRecord = { page: file, sent: [] };
    this.records.push(record);
    const instance = Object.assign(
      Object.create({ selectComponent: () => null, getOpenerEventChannel: () => ({}) }),
      definition,
      {
        data: this.realm(definition?.data ?? {}),
        options: this.realm(query),
        route: file,
        __route__: file,
      },
    ) as Instance;
    const page: OpenPage = { id: ++this.opened, path: file, instance, record };
    instance.setData = (data: Record<string, unknown>, done?: () => void) => this.setData(page, data, done);
    this.stack.push(page);
    this.view.create(page.id, file, JSON.parse(JSON.stringify(instance.data)));
    this.hook(page, 'onLoad', this.realm(query));
    this.hook(page, 'onShow');
    this.later(() => this.hook(page, 'onReady'), 0);
  }

  hook(page: OpenPage | undefined, name: string, argument?: unknown): void {
    const handler = page?.instance[name];
    if (typeof handler === 'function')
      this.guarded(() => handler.call(page?.instance, argument), `${page?.path} ${name}`);
    if (page && name === 'onShow') this.natives.turn(page.id, 'show');
    if (page && name === 'onHide') this.natives.turn(page.id, 'hide');
  }

  get top(): OpenPage | undefined {
    return this.stack.at(-1);
  }

  private close(): void {
    const page = this.stack.pop();
    if (!page) return;
    this.hook(page, 'onUnload');
    this.view.destroy(page.id);
  }

  /** WeChat does not decode query values. */
  private split(url: string): [file: string, query: Record<string, string>] {
    const [place = '', search = ''] = url.split('?');
    const file = place.startsWith('/')
      ? place.slice(1)
      : path.posix.join(path.posix.dirname(this.top?.path ?? ''), place);
    const pairs = search
      .split('&')
      .filter(Boolean)
      .map((pair) => pair.split('=') as [string, string]);
    return [file, Object.fromEntries(pairs)];
  }

  navigateTo(url: string): void {
    this.hook(this.top, 'onHide');
    this.open(...this.split(url));
  }

  redirectTo(url: string): void {
    const target = this.split(url);
    this.close();
    this.open(...target);
  }

  reLaunch(url: string): void {
    const target = this.split(url);
    while (this.stack.length > 0) this.close();
    this.open(...target);
  }

  navigateBack(): void {
    if (this.stack.length < 2) throw new Error('cannot navigate back at first page.');
    this.close();
    if (this.top) this.view.show(this.top.id);
    this.hook(this.top, 'onShow');
  }

  /** Starts the program on a page, as WeChat does. */
  launch(url: string): void {
    this.require('app');
    const launched = this.realm({ path: url, query: {}, scene: 1001 });
    const app = this.app as { onLaunch?: (o: unknown) => void; onShow?: (o: unknown) => void } | undefined;
    if (!app) throw new Error('app.js did not call App()');
    this.guarded(() => app.onLaunch?.(launched), 'App.onLaunch');
    this.guarded(() => app.onShow?.(launched), 'App.onShow');
    this.open(...this.split(url));
  }

  /** An event or complaint of the view thread. */
  receive(message: ViewMessage): void {
    if ('text' in message) {
      this.errors.push(`view ${message.kind}: ${message.text}`);
      return;
    }
    if (message.kind !== 'event') {
      this.natives.receive(message);
      return;
    }
    const { definition, isPage } = this.definitions.get(message.path) ?? {};
    const owner = isPage ? this.top?.instance : ((definition?.methods as Definition | undefined) ?? {});
    const method = owner?.[message.method];
    if (typeof method === 'function') {
      this.guarded(
        () => method.call(this.top?.instance, this.realm(message.event)),
        `${message.path} ${message.method}`,
      );
    }
  }

  dispose(): void {
    while (this.stack.length > 0) this.close();
    for (const timer of [...this.timers]) this.forget(timer);
  }
}
