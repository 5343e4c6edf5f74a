import { useEffect, useState } from 'react';

/** Shared time, milliseconds since 1970 UTC, renewed as each shared second begins, so that linked screens change together. */
export function useNow(sharedNow: () => number): number {
  const [now, setNow] = useState(sharedNow);
  useEffect(() => {
    let timer = 0;
    const tick = (): void => {
      const time = sharedNow();
      setNow(time);
      timer = window.setTimeout(tick, 1_000 - (time % 1_000) + 5);
    };
    tick();
    return () => clearTimeout(timer);
  }, [sharedNow]);
  return now;
}
