import { chartsAt, type ShownChart } from '@/model';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';

/** A timer of a browser cannot wait longer, milliseconds. */
const longestMs = 2_000_000_000;

/** The charts on the wall whose time is not over. */
export function useShownCharts({ view, sharedNow }: Pick<Program, 'view' | 'sharedNow'>): ShownChart[] {
  const charts = useStore(view.store, (state) => state.charts);
  const [now, setNow] = useState(sharedNow);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = (): void => {
      const time = sharedNow();
      setNow(time);
      const next = Math.min(...charts.flatMap(({ until }) => (until !== null && until > time ? [until] : [])));
      if (next !== Infinity) timer = setTimeout(look, Math.min(next - time, longestMs));
    };
    timer = setTimeout(look);
    return () => clearTimeout(timer);
  }, [charts, sharedNow]);
  return chartsAt(charts, now);
}
