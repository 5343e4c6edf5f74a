import type { SearchResult } from '@/search';
import type { Program } from '../../program';

/** Flies to what was found and selects it; a region is drilled into instead. */
export function chooseResult({ view, camera, drill, manifest }: Program, { kind, id, longitude, latitude, distance }: SearchResult): void {
  if (kind === 'region') {
    void drill.enter(id);
    return;
  }
  const selected = { address: 'building', building: 'building', street: 'street', place: 'place', coordinate: null } as const;
  const select = selected[kind];
  view.set('selection', select && { kind: select, id }, 'user');
  if (select === 'building') void camera.flyToBuilding({ longitude, latitude }, distance);
  else void camera.flyTo({ longitude, latitude, height: manifest.groundHeight }, distance);
}
