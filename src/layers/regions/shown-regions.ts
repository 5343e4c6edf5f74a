import type { Region } from '@/model';
import { levelBelow, type RegionIndex } from '@/state';

/** Why a region is outlined, from the faintest to the brightest. */
export type RegionLook = 'beside' | 'cell' | 'part' | 'limits' | 'current' | 'pointed' | 'selected';

export interface ShownRegion {
  region: Region;
  look: RegionLook;
}

interface Looking {
  /** The region looked at; null is the whole city. */
  current: string | null;
  selected: string | null;
  pointed: string | null;
}

const order: readonly RegionLook[] = ['beside', 'cell', 'part', 'limits', 'current', 'pointed', 'selected'];

/**
 * The outlines to draw, faintest first: what is looked at and its parts, its neighbours of the same parent, what is pointed at and
 * what is selected. A region is drawn once, in its brightest look.
 */
export function shownRegions(index: RegionIndex, { current, selected, pointed }: Looking): ShownRegion[] {
  const region = index.get(current ?? 'city') ?? index.get('city');
  if (!region) return [];
  const looks = new Map<Region, RegionLook>();
  const show = (shown: Region | null, look: RegionLook): void => {
    if (shown) looks.set(shown, look);
  };
  if (region.parent !== null) {
    for (const sibling of index.children(region.parent)) show(sibling, region.level === 'cell' ? 'cell' : 'beside');
    show(index.get(region.parent), 'beside');
  }
  for (const part of index.children(region.id)) show(part, levelBelow(region.level) === 'cell' ? 'cell' : 'part');
  // The whole city needs no line that says so.
  show(region, region.parent === null ? 'limits' : 'current');
  if (pointed !== null) show(index.get(pointed), 'pointed');
  if (selected !== null) show(index.get(selected), 'selected');
  return [...looks].map(([one, look]) => ({ region: one, look })).sort((a, b) => order.indexOf(a.look) - order.indexOf(b.look));
}
