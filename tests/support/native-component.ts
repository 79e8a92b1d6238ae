import path from 'node:path';
import { JSDOM } from 'jsdom';
import { root } from './source-files';

/** A native component on a page of its own, as `miniprogram-simulate` answers it. */
export interface RunningComponent {
  /** what a person sees; the component's own element is around it */
  readonly dom: HTMLElement;
  /** what the component's own code calls `this` */
  readonly instance: { data: Record<string, unknown>; setData(change: Record<string, unknown>): void };
  /** gives its properties other values */
  setData(change: Record<string, unknown>): void;
  attach(parent: HTMLElement): void;
  detach(): void;
  /** `show` and `hide` of the page that it stands on */
  triggerPageLifeTime(name: 'show' | 'hide'): void;
}

interface Simulate {
  load(path: string, options: { compiler: 'simulate'; rootPath: string }): string;
  render(id: string, properties: Record<string, unknown>): RunningComponent;
}

const weapp = path.join(root, 'dist/weapp');

/** Loads a native component out of the built mini-program into `miniprogram-simulate`; answers how to make one. */
export function loadNative(name: string): {
  make: (properties: Record<string, unknown>) => RunningComponent;
  body: HTMLElement;
} {
  const { window } = new JSDOM('<!doctype html><html><head></head><body></body></html>');
  const document = window.document as Document;
  // it asks for a browser when it is loaded
  const browser = { window, document };
  Object.assign(globalThis, browser);
  afterAll(() => {
    for (const name of Object.keys(browser)) Reflect.deleteProperty(globalThis, name);
    window.close();
  });
  const simulate = require('miniprogram-simulate') as Simulate;
  // on the phone app.js has loaded it before any component
  require(path.join(weapp, 'runtime.js'));
  const id = simulate.load(path.join(weapp, name), { compiler: 'simulate', rootPath: weapp });
  return { make: (properties) => simulate.render(id, properties), body: document.body };
}
