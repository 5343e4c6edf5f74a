import { useText } from '@/ui';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { indicators, type Indicators } from './indicators';
import { useNow } from './use-now';

/** Figures are renewed this often while no request changes, milliseconds: time limits run out by themselves. */
const renewMs = 5_000;

/** The city's figures; null before the first requests are here. `stale` says why they are not fresh, null while they are. */
export function useIndicators({ requests, manifest, link, sharedNow }: Program): { figures: Indicators | null; stale: string | null } {
  const { t, duration } = useText();
  const second = useNow(sharedNow);
  const now = Math.floor(second / renewMs) * renewMs;
  const held = useStore(requests, (state) => state.requests);
  const loaded = useStore(requests, (state) => state.loaded);
  const offlineSince = useStore(link, (state) => state.offlineSince);
  const figures = useMemo(() => (loaded ? indicators(held.values(), now + renewMs, manifest.timeZone) : null), [held, loaded, now, manifest]);
  return { figures, stale: offlineSince === null ? null : t('common.stale', { duration: duration(second - offlineSince) }) };
}
