import type { RegionStore } from '@/state';
import { useText } from '@/ui';
import { useStore } from 'zustand';
import { shortName } from './region-name';

/** Written so that a line ends before or after it, never inside. */
const unbroken = (name: string): string => name.replaceAll(' ', '\u00a0').replaceAll('-', '-\u2060');

/** The regions a place lies in, from the county to the grid cell, as one line; empty outside them. */
export function useRegionLine(regions: RegionStore, [longitude, latitude]: readonly [number, number]): string {
  const { language } = useText();
  const index = useStore(regions, (state) => state.index);
  const smallest = index && (index.at(longitude, latitude, 'cell') ?? index.at(longitude, latitude, 'township') ?? index.at(longitude, latitude, 'county'));
  return smallest ? index.path(smallest.id).slice(1).map((region) => unbroken(shortName(region, language))).join(' › ') : '';
}
