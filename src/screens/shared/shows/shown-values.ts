import type { Region, SavedView, ServiceRequest, ShownValues } from '@/model';
import type { Program } from '../../program';

/** Metres from which the room looks at a request. */
const requestDistance = 520;

type Shape = Pick<Program, 'view' | 'camera' | 'manifest'>;

/** All that this screen shows. */
export const valuesHere = ({ view }: Pick<Program, 'view'>): ShownValues => ({ ...view.store.getState() });

/** A kept view, as this screen would show it; of two pictures that are compared, the first. */
export function valuesOfSaved({ view: store }: Pick<Program, 'view'>, { view, compare: _, ...rest }: SavedView): ShownValues {
  return { ...rest, camera: { view, aspectRatio: store.get('camera').aspectRatio } };
}

export function valuesOfRegion({ view, camera }: Shape, region: Region): ShownValues {
  const { aspectRatio } = view.get('camera');
  return { region: region.level === 'city' ? null : region.id, camera: { view: camera.viewOfRegion(region), aspectRatio } };
}

export function valuesOfRequest({ view, camera, manifest }: Shape, { requestId, longitude, latitude }: Pick<ServiceRequest, 'requestId' | 'longitude' | 'latitude'>): ShownValues {
  const { aspectRatio } = view.get('camera');
  return { selection: { kind: 'request', id: requestId }, camera: { view: camera.viewOf({ longitude, latitude, height: manifest.groundHeight }, requestDistance), aspectRatio } };
}
