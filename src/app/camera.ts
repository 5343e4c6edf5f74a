import { clearedView, toEcef, type Obstacles } from '@/geo';
import type { CityManifest, ViewState } from '@/model';
import type { CameraActs } from '@/screens';
import type { Stage } from '@/stage';
import type { Flight, ViewStore } from '@/state';

const shortest = 800;
const longest = 2_500;

/** Milliseconds a flight takes: 0.8 s nearby to 2.5 s over 20 km and more; none where the person wants no motion. */
function durationOf(from: ViewState, to: ViewState): number {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return 0;
  const [a, b] = [toEcef(from), toEcef(to)];
  const metres = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  return Math.min(longest, shortest + (longest - shortest) * Math.sqrt(metres / 20_000));
}

/** Metres from which a picked thing is seen with what is around it. */
const frameDistance = { buildings: 420, requests: 520, workers: 600 } as Readonly<Record<string, number>>;

export function createCameraActs(
  stage: Stage, view: ViewStore, flight: Flight, manifest: CityManifest, obstacles: () => Obstacles | null,
): CameraActs {
  const fly = (to: ViewState): Promise<boolean> => flight.fly(to, durationOf(view.get('camera').view, to));
  const flyTo: CameraActs['flyTo'] = (position, distance) => {
    const framed = stage.framing(position, distance);
    const standing = obstacles();
    return fly(standing ? clearedView(framed, position, standing) : framed);
  };
  return {
    home: () => fly(manifest.home),
    fly,
    flyTo,
    frame: ({ layer, longitude, latitude, height }) => flyTo({ longitude, latitude, height }, frameDistance[layer] ?? 600),
  };
}
