import type { LayerState } from '@/model';
import type { ViewStore } from '@/state';
import { useSyncExternalStore } from 'react';

const shown: LayerState = { visible: true, opacity: 1 };

/** How a layer is to be shown; fully, unless the shared state says otherwise. */
export const layerState = (view: ViewStore, layer: string): LayerState => view.get('layers')[layer] ?? shown;

const nothing: readonly string[] = [];

/** Values of a layer that are hidden on this screen. */
export const hiddenValues = (view: ViewStore, layer: string): readonly string[] => view.get('filters')[layer] ?? nothing;

/** Hides or shows one value of a layer, as a hand on this screen does. */
export function toggleValue(view: ViewStore, layer: string, value: string): void {
  const filters = view.get('filters');
  const hidden = hiddenValues(view, layer);
  const next = hidden.includes(value) ? hidden.filter((one) => one !== value) : [...hidden, value];
  view.set('filters', { ...filters, [layer]: next }, 'user');
}

/** `hiddenValues` for React. */
export const useHiddenValues = (view: ViewStore, layer: string): readonly string[] =>
  useSyncExternalStore(view.store.subscribe, () => hiddenValues(view, layer));
