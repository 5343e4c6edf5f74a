import { layerState } from '@/layers';
import type { ViewStore } from '@/state';
import { useSyncExternalStore } from 'react';

/** Whether a layer is shown, and the switch for it. */
export function useLayerSwitch(view: ViewStore, id: string): [visible: boolean, toggle: () => void] {
  const visible = useSyncExternalStore(view.store.subscribe, () => layerState(view, id).visible);
  return [visible, () => toggleLayer(view, id)];
}

export function toggleLayer(view: ViewStore, id: string): void {
  const state = layerState(view, id);
  view.set('layers', { ...view.get('layers'), [id]: { ...state, visible: !state.visible } }, 'user');
}
