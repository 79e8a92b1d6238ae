import { readFileSync } from 'node:fs';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { readBundle } from './bundle';
import { Logic, type SetDataRecord, type View, type ViewMessage } from './logic';
import type { PhoneOptions } from './wx';

const here = __dirname;
const glassEaselFile = path.resolve(here, '../../../node_modules/glass-easel/dist/glass_easel.all.js');
const SETTLE_MS = 10_000;

interface FullView extends View {
  fire(selector: string, type: string, detail: unknown): void;
  text(selector?: string): string;
  count(selector: string): number;
  /** addresses of the pictures on the page */
  pictures(): (string | null)[];
}

/** What one tap cost in setData on the page it was made on. */
export interface TapRecord {
  page: string;
  selector: string;
  /** at once: what the finger sees */
  bytes: number;
  /** after the cloud has answered */
  answerBytes: number;
}

/** One view thread in a jsdom window of its own. */
function openView(bundle: ReturnType<typeof readBundle>, post: (message: ViewMessage) => void) {
  const dom = new JSDOM('<!doctype html><html><body></body></html>', {
    pretendToBeVisual: true,
    runScripts: 'outside-only',
  });
  const { window } = dom;
  window.eval(
    `var module={exports:{}},exports=module.exports;${readFileSync(glassEaselFile, 'utf8')};window.glassEasel=module.exports;`,
  );
  window.eval(readFileSync(path.join(here, 'view.js'), 'utf8'));
  const make = window.createView as (glassEasel: unknown, bundle: unknown, post: unknown) => FullView;
  const { templates, configs } = bundle;
  const view = make(window.glassEasel, { templates, configs }, (message: ViewMessage) =>
    post(JSON.parse(JSON.stringify(message))),
  );
  return { view, close: () => window.close() };
}

/** A mini-program under test: taps, types, reads, and tells what went wrong. */
export class MiniProgram {
  readonly taps: TapRecord[] = [];
  private readonly shown = new Set<string>();

  private constructor(
    private readonly logic: Logic,
    private readonly view: FullView,
    private readonly end: () => void,
  ) {}

  /** Runs a built program (dist/weapp) on a page until it is quiet. */
  static async launch(dist: string, url: string, options: PhoneOptions = {}): Promise<MiniProgram> {
    const bundle = readBundle(dist);
    const holder: { logic?: Logic } = {};
    const { view, close } = openView(bundle, (message) => holder.logic?.receive(message));
    const logic = new Logic(bundle, view, options);
    holder.logic = logic;
    const program = new MiniProgram(logic, view, () => {
      logic.dispose();
      close();
    });
    await program.act(() => logic.launch(url));
    return program;
  }

  private async act(work: () => void): Promise<void> {
    work();
    const until = Date.now() + SETTLE_MS;
    while (!this.logic.isQuiet) {
      if (Date.now() > until) throw new Error('the mini-program did not come to rest');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await this.showPictures();
  }

  /** The phone loads every picture once that it has to show. */
  private async showPictures(): Promise<void> {
    const addresses = this.view.pictures().filter((address) => address?.startsWith('http'));
    for (const address of addresses as string[]) {
      if (this.shown.has(address)) continue;
      this.shown.add(address);
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`the picture ${address} answers ${answer.status}`);
    }
  }

  async tap(selector: string): Promise<void> {
    const record = this.logic.top?.record;
    const before = record?.sent.length ?? 0;
    this.logic.isAnswered = false;
    await this.act(() => this.view.fire(selector, 'tap', { x: 1, y: 1 }));
    const sent = record?.sent.slice(before) ?? [];
    const sumOf = (afterAnswer: boolean) =>
      sent.filter((each) => each.afterAnswer === afterAnswer).reduce((sum, { bytes }) => sum + bytes, 0);
    this.taps.push({ page: record?.page ?? '', selector, bytes: sumOf(false), answerBytes: sumOf(true) });
  }

  input(selector: string, value: string): Promise<void> {
    return this.act(() => this.view.fire(selector, 'input', { value, cursor: value.length }));
  }

  change(selector: string, value: unknown): Promise<void> {
    return this.act(() => this.view.fire(selector, 'change', { value }));
  }

  back(): Promise<void> {
    return this.act(() => this.logic.navigateBack());
  }

  open(url: string): Promise<void> {
    return this.act(() => this.logic.navigateTo(url));
  }

  text(selector?: string): string {
    return this.view.text(selector);
  }

  has(selector: string): boolean {
    return this.view.count(selector) > 0;
  }

  get route(): string {
    return this.logic.top?.path ?? '';
  }

  get errors(): readonly string[] {
    return this.logic.errors;
  }

  get cloudCalls(): readonly { name: string; data: unknown }[] {
    return this.logic.cloudCalls;
  }

  /** What the program asked the phone to show or do. */
  get said(): readonly { name: string; args: Record<string, unknown> }[] {
    return this.logic.said;
  }

  /** What the phone remembers, as JSON. */
  get storage(): ReadonlyMap<string, string> {
    return this.logic.storage;
  }

  /** setData bytes by opening of a page, in order. */
  get records(): readonly SetDataRecord[] {
    return this.logic.records;
  }

  /** What native components sent by themselves, past React: bytes by path, in order. */
  get nativeData(): readonly { path: string; bytes: number }[] {
    return this.logic.natives.sent;
  }

  close(): void {
    this.end();
  }
}
