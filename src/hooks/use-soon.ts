import { useEffect, useState } from 'react';

const SOON_MS = 100;

/** False at first, true a moment later: a field takes the cursor only once it stands on the page. */
export function useSoon(): boolean {
  const [soon, setSoon] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSoon(true), SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  return soon;
}
