/** What the view thread tells of a native component: one `key` for one component on the screen. */
export type NativeMessage =
  | { kind: 'attached'; key: number; path: string; page: number; data: object }
  | { kind: 'changed'; key: number; data: object }
  | { kind: 'detached'; key: number };

type Handlers = Record<string, (this: Instance) => void> | undefined;

/** What `Component()` was called with, as far as it runs here. */
export interface NativeDefinition {
  lifetimes?: Handlers;
  pageLifetimes?: Handlers;
  observers?: Handlers;
}

interface Instance {
  data: Record<string, unknown>;
  setData(change: object): void;
}

interface Shown {
  path: string;
  page: number;
  definition: NativeDefinition;
  instance: Instance;
}

/** What components need of the logic thread that they run on. */
export interface NativePhone {
  realm<T>(value: T): T;
  guarded(work: () => void, where: string): void;
  definitionOf(path: string): NativeDefinition;
  /** sends a change to the component on the screen */
  show(key: number, change: object): void;
}

/** The code of native components on the logic thread: their lives, the watching of their properties, their setData. */
export class NativeComponents {
  /** every setData of a native component, in order */
  readonly sent: { path: string; bytes: number }[] = [];
  private readonly shown = new Map<number, Shown>();

  constructor(private readonly phone: NativePhone) {}

  receive(message: NativeMessage): void {
    if (message.kind === 'attached') this.attach(message);
    const shown = this.shown.get(message.key);
    if (!shown) return;
    if (message.kind === 'changed') {
      Object.assign(shown.instance.data, this.phone.realm(message.data));
      for (const name of Object.keys(shown.definition.observers ?? {})) this.run(shown, 'observers', name);
    } else this.run(shown, 'lifetimes', message.kind);
    if (message.kind === 'detached') this.shown.delete(message.key);
  }

  /** The page is shown or hidden, and all that stands on it with it. */
  turn(page: number, name: 'show' | 'hide'): void {
    for (const shown of this.shown.values()) if (shown.page === page) this.run(shown, 'pageLifetimes', name);
  }

  private attach({ key, path, page, data }: NativeMessage & { kind: 'attached' }): void {
    const instance: Instance = {
      data: this.phone.realm(data) as Instance['data'],
      setData: (change) => {
        const json = JSON.stringify(change);
        this.sent.push({ path, bytes: Buffer.byteLength(json) });
        Object.assign(instance.data, this.phone.realm(change));
        this.phone.show(key, JSON.parse(json));
      },
    };
    this.shown.set(key, { path, page, definition: this.phone.definitionOf(path), instance });
  }

  private run({ path, definition, instance }: Shown, group: keyof NativeDefinition, name: string): void {
    const handler = definition[group]?.[name];
    if (handler) this.phone.guarded(() => handler.call(instance), `${path} ${group} ${name}`);
  }
}
