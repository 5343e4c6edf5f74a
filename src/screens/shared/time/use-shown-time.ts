import { shownTime, type ClockAspect } from '@/model';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';

/** Milliseconds between renewals of a clock that runs faster than life. */
const fastMs = 100;

/** The clock of this screen and the time it shows, milliseconds since 1970 UTC, renewed as it runs. */
export function useShownTime({ view, sharedNow }: Pick<Program, 'view' | 'sharedNow'>): { clock: ClockAspect; shown: number } {
  const clock = useStore(view.store, (state) => state.clock);
  const [now, setNow] = useState(sharedNow);
  useEffect(() => {
    let timer = 0;
    const tick = (): void => {
      const time = sharedNow();
      setNow(time);
      // As each shared second begins, so that linked screens change together.
      if (clock.mode === 'live') timer = window.setTimeout(tick, 1_000 - (time % 1_000) + 5);
      else if (clock.rate !== 0) timer = window.setTimeout(tick, Math.abs(clock.rate) > 1 ? fastMs : 1_000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [clock, sharedNow]);
  return { clock, shown: shownTime(clock, clock.mode === 'set' ? Math.max(now, clock.since) : now) };
}
