import { useEffect, useState } from 'react';

/** Shared time, milliseconds since 1970 UTC, renewed every second while the component is shown. */
export function useSecond(sharedNow: () => number): number {
  const [now, setNow] = useState(sharedNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(sharedNow()), 1_000);
    return () => clearInterval(timer);
  }, [sharedNow]);
  return now;
}
