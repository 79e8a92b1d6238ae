import type { CommunityGuide } from '@contract/community';
import { useEffect, useState } from 'react';
import { callAction } from '../api/call-action';
import { recall, remember } from '../api/storage';
import { useHome } from './use-home';

const KEY = 'guide';

/** What the community says of itself, kept on the phone; asked for anew when home has told a later version. */
export function useGuide(): CommunityGuide | undefined {
  const [guide, setGuide] = useState(() => recall<CommunityGuide>(KEY));
  const version = useHome()?.community.version;
  const isCurrent = guide !== undefined && (version === undefined || guide.version === version);
  useEffect(() => {
    if (isCurrent) return;
    // without it the forms still work, they only offer less
    callAction('community.guide', {}).then(
      (latest) => {
        remember(KEY, latest);
        setGuide(latest);
      },
      () => undefined,
    );
  }, [isCurrent]);
  return guide;
}
