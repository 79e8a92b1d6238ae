/** What each key does: `n`, `enter`, `arrowdown`, `ctrl+enter`, `escape`. */
export type Keys = Partial<Record<string, () => void>>;

/** whether a hint at a key would be true */
export const hasKeys: boolean = false;

/** Keys of a page on a PC's browser. A mini-program is told of no keys but those of its fields. */
export function useKeys(_keys: Keys): void {
  // the browser's twin listens
}
