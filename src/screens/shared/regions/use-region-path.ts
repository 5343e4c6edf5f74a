import type { Region } from '@/model';
import { useStore } from 'zustand';
import type { Program } from '../../program';

/** From the city to the region looked at; empty until the regions are loaded and where there are none. */
export function useRegionPath({ regions, view }: Pick<Program, 'regions' | 'view'>): readonly Region[] {
  const index = useStore(regions, (state) => state.index);
  const current = useStore(view.store, (state) => state.region);
  if (!index) return [];
  const path = index.path(current ?? 'city');
  return path.length > 0 ? path : index.path('city');
}
