import type { RequestOf } from '@contract/actions';
import type { CommunitySettings } from '@contract/settings';
import { useCallback, useState } from 'react';
import { callAction } from '../api/call-action';
import { useCommand } from '../hooks/use-command';
import { useLoad } from '../hooks/use-load';

export type Change = RequestOf<'community.change'>['change'];

/** The community's settings; what another manager saved meanwhile comes with showing the page. */
export const useSettings = () => useLoad(() => callAction('community.settings', {}));

interface Typed {
  value: unknown;
  /** of the settings from which the manager began to type */
  version: number;
}
/** kept while the program runs, so that leaving a page loses nothing */
const typed = new Map<string, Typed>();

interface Part<T> {
  /** names what is typed */
  name: string;
  pick: (settings: CommunitySettings) => T;
  change: (value: T, settings: CommunitySettings) => Change;
  onSaved?: (settings: CommunitySettings) => void;
}

/**
 * One part of the settings as the manager edits it: what was typed is kept until it is saved or thrown away. When somebody
 * else saved meanwhile, the save is refused and the manager chooses: `takeLatest` or `keepMine`, which saves again.
 */
export function usePart<T>({ name, pick, change, onSaved }: Part<T>) {
  const { data: settings, error: loadError, reload, set } = useSettings();
  const [draft, setDraft] = useState(() => typed.get(name));
  const [isSaved, setSaved] = useState(false);
  const { busy, error, run } = useCommand();
  const remember = useCallback(
    (next: Typed | undefined) => {
      if (next) typed.set(name, next);
      else typed.delete(name);
      setDraft(next);
    },
    [name],
  );
  const value = draft ? (draft.value as T) : settings && pick(settings);
  const edit = (next: T) => {
    if (!settings) return;
    setSaved(false);
    remember({ value: next, version: draft?.version ?? settings.version });
  };
  const saveAs = (version: number) =>
    run(async (send) => {
      if (!settings || value === undefined) return;
      const saved = await send('community.change', { version, change: change(value, settings) });
      set(saved.settings);
      remember(undefined);
      setSaved(true);
      onSaved?.(saved.settings);
    });
  return {
    settings,
    loadError,
    reload,
    value,
    edit,
    isChanged: draft !== undefined,
    isSaved,
    busy,
    error,
    save: () => saveAs(draft?.version ?? settings?.version ?? 1),
    keepMine: async () => saveAs((await callAction('community.settings', {})).version),
    takeLatest: async () => {
      remember(undefined);
      await reload();
    },
  };
}

export type Editing<T> = ReturnType<typeof usePart<T>>;
