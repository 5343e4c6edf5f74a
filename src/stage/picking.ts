import { fromEcef } from '@/geo';
import type { CityEngine } from './cesium';
import type { EngineHit, FrameCamera, OverlayEngine } from './engine';
import { pointAt } from './frame-camera';
import type { Pick } from './stage-api';

/**
 * The nearest thing at a CSS pixel across the engines. `cityDepth` is the eye depth of what the city shows there, null
 * for sky: what an overlay has behind it is hidden and does not count.
 */
export function nearestPick(
  camera: FrameCamera, x: number, y: number, cityDepth: number | null,
  engines: { city: Pick_<CityEngine, 'pickBuilding'>; deck: Pick_<OverlayEngine, 'pick'>; site: Pick_<OverlayEngine, 'pick'> },
): Pick | null {
  const limit = cityDepth === null ? Infinity : cityDepth + tolerance(camera, cityDepth);
  const deck = engines.deck.pick(x, y, camera, limit);
  const site = engines.site.pick(x, y, camera, limit);
  if (deck && (!site || deck.eyeDepth <= site.eyeDepth)) return pickOf('deck', deck, camera, x, y);
  if (site) return pickOf('three', site, camera, x, y);
  if (cityDepth === null) return null;
  const building = engines.city.pickBuilding(x, y);
  return building && pickOf('cesium', { layer: 'buildings', eyeDepth: cityDepth, ...building }, camera, x, y);
}

type Pick_<T, K extends keyof T> = { [P in K]: T[P] };

/** How far the overlay's depth may be off at a distance, metres: 24 bits between near and far, and a mark's own slack. */
function tolerance({ near }: FrameCamera, eyeDepth: number): number {
  return 0.5 + (2 * eyeDepth * eyeDepth) / (near * 2 ** 24);
}

function pickOf(engine: Pick['engine'], hit: EngineHit, camera: FrameCamera, x: number, y: number): Pick {
  const { layer, id, properties } = hit;
  return { engine, layer, id, ...fromEcef(pointAt(camera, x, y, hit.eyeDepth)), properties };
}
