import type { LayerState } from '@/model';
import type { ViewStore } from '@/state';
import { useSyncExternalStore } from 'react';

const shown: LayerState = { visible: true, opacity: 1 };

/** How a layer is to be shown; fully, unless the shared state says otherwise. */
export const layerState = (view: ViewStore, layer: string): LayerState => view.get('layers')[layer] ?? shown;

const nothing: readonly string[] = [];

/** Values of an attribute of a layer that are hidden on this screen. */
export const hiddenValues = (view: ViewStore, layer: string, attribute: string): readonly string[] =>
  view.get('filters')[layer]?.hidden[attribute] ?? nothing;

/** Hides or shows one value of an attribute, as a hand on this screen does. */
export function toggleValue(view: ViewStore, layer: string, attribute: string, value: string): void {
  const filters = view.get('filters');
  const { hidden, ranges } = filters[layer] ?? { hidden: {}, ranges: {} };
  const held = hidden[attribute] ?? [];
  const next = held.includes(value) ? held.filter((one) => one !== value) : [...held, value];
  view.set('filters', { ...filters, [layer]: { hidden: { ...hidden, [attribute]: next }, ranges } }, 'user');
}

/** `layerState` for React. */
export const useLayerState = (view: ViewStore, layer: string): LayerState =>
  useSyncExternalStore(view.store.subscribe, () => layerState(view, layer));

/** `hiddenValues` for React. */
export const useHiddenValues = (view: ViewStore, layer: string, attribute: string): readonly string[] =>
  useSyncExternalStore(view.store.subscribe, () => hiddenValues(view, layer, attribute));
