import { useText } from '@/ui';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { indicators, type Indicators } from './indicators';
import { useNow } from './use-now';

/** Figures are renewed this often while no request changes, milliseconds: time limits run out by themselves. */
const renewMs = 5_000;

/** The city's figures; null before the first requests are here. `stale` says why they are not fresh, null while they are. */
export function useIndicators({ requests, dataTime, manifest, link, sharedNow }: Program): { figures: Indicators | null; stale: string | null } {
  const { t, duration } = useText();
  const second = useNow(sharedNow);
  const asOf = useStore(dataTime, (state) => state.asOf);
  const now = asOf === null ? (Math.floor(second / renewMs) + 1) * renewMs : asOf;
  const held = useStore(requests, (state) => state.requests);
  const loaded = useStore(requests, (state) => state.loaded);
  const offlineSince = useStore(link, (state) => state.offlineSince);
  const figures = useMemo(() => (loaded ? indicators(held.values(), now, manifest.timeZone) : null), [held, loaded, now, manifest]);
  return { figures, stale: offlineSince === null ? null : t('common.stale', { duration: duration(second - offlineSince) }) };
}
