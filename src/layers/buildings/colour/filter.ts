import type { LayerFilter } from '@/model';
import type { ViewStore } from '@/state';
import { layerState } from '../../layer-state';

const layer = 'buildings';
const nothing: LayerFilter = { hidden: {}, ranges: {} };

/** What hides buildings now; the same object while nothing changed. */
export const buildingFilter = (view: ViewStore): LayerFilter => view.get('filters')[layer] ?? nothing;

export const isFiltering = ({ hidden, ranges }: LayerFilter): boolean =>
  Object.keys(ranges).length > 0 || Object.values(hidden).some((values) => values.length > 0);

/** Shows only buildings whose number lies in the range, ends included; null shows all again. */
export function setRange(view: ViewStore, attribute: string, range: readonly [number, number] | null): void {
  const { hidden, ranges } = buildingFilter(view);
  const { [attribute]: _, ...others } = ranges;
  const next = range ? { ...others, [attribute]: [...range] as [number, number] } : others;
  view.set('filters', { ...view.get('filters'), [layer]: { hidden, ranges: next } }, 'user');
}

/** Takes back what one attribute hides. */
export function dropFilter(view: ViewStore, attribute: string): void {
  const { hidden, ranges } = buildingFilter(view);
  const { [attribute]: _classes, ...otherClasses } = hidden;
  const { [attribute]: _range, ...otherRanges } = ranges;
  view.set('filters', { ...view.get('filters'), [layer]: { hidden: otherClasses, ranges: otherRanges } }, 'user');
}

/** Colours buildings by an attribute of the city's; null for their own look. */
export function setColourBy(view: ViewStore, attribute: string | null): void {
  view.set('layers', { ...view.get('layers'), [layer]: { ...layerState(view, layer), colourBy: attribute } }, 'user');
}

/** Shows all buildings again. */
export function resetFilter(view: ViewStore): void {
  const { [layer]: _, ...others } = view.get('filters');
  view.set('filters', others, 'user');
}
