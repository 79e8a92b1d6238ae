// the little of jsdom that the tests use; the package ships no types
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options?: { pretendToBeVisual?: boolean; runScripts?: 'outside-only' });
    readonly window: { eval(source: string): void; close(): void; [name: string]: unknown };
  }
}
