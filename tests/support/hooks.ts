import { JSDOM } from 'jsdom';
import { act, createElement } from 'react';

// React asks for a browser when it is loaded, so it is loaded after this
const { window } = new JSDOM('<!doctype html><body></body>');
const browser = {
  window,
  document: window.document,
  navigator: window.navigator,
  IS_REACT_ACT_ENVIRONMENT: true,
};
Object.assign(globalThis, browser);
afterAll(() => {
  for (const name of Object.keys(browser)) Reflect.deleteProperty(globalThis, name);
  window.close();
});

function Using<Props>({ use, given }: { use: (given: Props) => void; given: Props }) {
  use(given);
  return null;
}

export interface Hooked<Props, Result> {
  /** what the hook answered last */
  readonly now: Result;
  /** every answer since the start */
  readonly all: readonly Result[];
  /** draws again with other arguments */
  change(props: Props): Promise<void>;
  end(): Promise<void>;
}

/** Runs a hook in a component of real React, with effects; `props` are its arguments. */
export async function runHook<Props, Result>(
  hook: (props: Props) => Result,
  props: Props,
): Promise<Hooked<Props, Result>> {
  const { createRoot } = await import('react-dom/client');
  const document = window.document as Document;
  const root = createRoot(document.createElement('div'));
  const all: Result[] = [];
  const use = (given: Props) => void all.push(hook(given));
  const draw = (given: Props) => act(async () => root.render(createElement(Using<Props>, { use, given })));
  await draw(props);
  return {
    get now() {
      return all[all.length - 1] as Result;
    },
    all,
    change: draw,
    end: () => act(async () => root.unmount()),
  };
}

/** Does something and waits until React has drawn what followed from it. */
export async function then(doing: () => unknown): Promise<void> {
  await act(async () => {
    await doing();
  });
}

export interface Promised<T> {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

/** An answer that comes when the test says so. */
export function promised<T>(): Promised<T> {
  let resolve: Promised<T>['resolve'] = () => undefined;
  let reject: Promised<T>['reject'] = () => undefined;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
