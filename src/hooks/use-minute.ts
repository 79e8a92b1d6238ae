import { useEffect, useState } from 'react';
import { cloudNow } from '../api/cloud-clock';

const MINUTE = 60_000;

/** The cloud's time, renewed once a minute: promise clocks move no faster (look.md). */
export function useMinute(): number {
  const [, setNow] = useState(cloudNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(cloudNow()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  // an answer may have corrected the clock since the last tick, forward or back
  return cloudNow();
}
