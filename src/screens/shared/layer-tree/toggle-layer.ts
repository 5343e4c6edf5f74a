import { layerState } from '@/layers';
import type { ViewStore } from '@/state';

export function toggleLayer(view: ViewStore, id: string): void {
  const state = layerState(view, id);
  view.set('layers', { ...view.get('layers'), [id]: { ...state, visible: !state.visible } }, 'user');
}
