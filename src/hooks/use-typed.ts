import { useCallback, useState } from 'react';

const typed = new Map<string, unknown>();

/**
 * What the clerk has typed or chosen in one form of one ticket, named by `key`. Kept while the program runs, so that going to
 * another ticket and back loses nothing; `clear` when it was sent. A component uses it with one key only.
 */
export function useTyped<T extends object>(key: string, first: () => T) {
  const [value, setValue] = useState<T>(() => (typed.get(key) as T | undefined) ?? first());
  const change = useCallback(
    (part: Partial<T>) =>
      setValue((old) => {
        const next = { ...old, ...part };
        typed.set(key, next);
        return next;
      }),
    [key],
  );
  const clear = useCallback(() => {
    typed.delete(key);
    setValue(first());
  }, [key, first]);
  return { value, change, clear };
}
