import { groundClasses, overviewUnit, overviewWidthUnit, type GroundClass, type Overview } from '@/model';
import { loadOverview } from './load-overview';
import type { LitStreets } from './paint-road-glow';
import type { RoadGlow } from './road-glow';

/** How bright the lamps of a class are, 0…1. */
const lamps: Partial<Record<GroundClass, number>> = { local: 0.3, secondary: 0.58, primary: 0.8, motorway: 1 };

/** By address of the overview: the first light and every stage of a page show the same lamps. */
const painted = new Map<string, Promise<RoadGlow | null>>();

/**
 * The light of the street lamps of the city whose overview is at `url`, or `held` already; painted once per page, beside its own thread.
 * Null where there are no streets. @throws {Error} when the overview does not come or the browser has no worker that paints.
 */
export function loadRoadGlow(url: string, held?: Overview): Promise<RoadGlow | null> {
  const known = painted.get(url);
  if (known) return known;
  const painting = (held ? Promise.resolve(held) : loadOverview(url)).then(({ ways }) => paint(litStreets(ways)));
  painted.set(url, painting);
  painting.catch(() => painted.delete(url));
  return painting;
}

const litStreets = ({ ground, width, corners, points }: Overview['ways']): LitStreets => ({
  corners,
  width: Float32Array.from(width, (each) => each * overviewWidthUnit),
  lamp: ground.map((kind) => Math.round((lamps[groundClasses[kind]!] ?? 0) * 255)),
  points: Float32Array.from(points, (each) => each * overviewUnit),
});

/** In a worker that knows nothing of the city: it is there in a moment. */
function paint(streets: LitStreets): Promise<RoadGlow | null> {
  const worker = new Worker(new URL('./road-glow-worker.ts', import.meta.url), { type: 'module', name: 'road-glow' });
  return new Promise<RoadGlow | null>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<RoadGlow | null>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message || 'The worker that paints street lamps could not be started.'));
    worker.postMessage(streets);
  }).finally(() => worker.terminate());
}
