import type { Vec3 } from '@/geo';

/** A place on a street where it runs straight: text of up to `room` metres fits along it. */
export interface StreetAnchor {
  position: Vec3;
  along: Vec3;
  room: number;
}

/** Metres between the places where a name may stand. */
const step = 80;
/** Half lengths tried, metres, longest first. */
const halves = [680, 420, 260, 160, 100, 62, 38, 22] as const;
/** How far a street may bow away from text along it: metres, and share of half its length. */
const bow = { metres: 2.5, share: 0.05 };

/** Paths that share an end point (the same object) continue each other; `paths` are city-frame metres. */
export function streetAnchors(paths: readonly (readonly Vec3[])[]): StreetAnchor[] {
  return chains(paths).flatMap((chain) => {
    const walk = measured(chain);
    const count = Math.max(1, Math.round(walk.length / step));
    return Array.from({ length: count }, (_, i) => anchorAt(walk, ((i + 0.5) / count) * walk.length)).filter((anchor) => anchor !== null);
  });
}

interface Walk {
  points: readonly Vec3[];
  /** Metres from the start to each point. */
  metres: readonly number[];
  length: number;
}

function measured(points: readonly Vec3[]): Walk {
  const metres = [0];
  for (let i = 1; i < points.length; i++) metres.push(metres[i - 1]! + Math.hypot(points[i]![0] - points[i - 1]![0], points[i]![1] - points[i - 1]![1]));
  return { points, metres, length: metres.at(-1)! };
}

function anchorAt(walk: Walk, at: number): StreetAnchor | null {
  for (const half of halves) {
    if (at - half < -1 || at + half > walk.length + 1) continue;
    const [from, middle, to] = [at - half, at, at + half].map((place) => pointAt(walk, place)) as [Vec3, Vec3, Vec3];
    const chord = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (chord < half) continue;
    const along: Vec3 = [(to[0] - from[0]) / chord, (to[1] - from[1]) / chord, 0];
    const beside = (point: Vec3): number => Math.abs((point[0] - from[0]) * along[1] - (point[1] - from[1]) * along[0]);
    const widest = Math.max(beside(middle), beside(pointAt(walk, at - half / 2)), beside(pointAt(walk, at + half / 2)));
    if (widest <= bow.metres + bow.share * half) return { position: middle, along, room: chord };
  }
  return null;
}

function pointAt({ points, metres, length }: Walk, at: number): Vec3 {
  const place = Math.min(length, Math.max(0, at));
  let [low, high] = [1, metres.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (metres[middle]! < place) low = middle + 1;
    else high = middle;
  }
  const i = low;
  const [a, b] = [points[i - 1]!, points[i]!];
  const span = metres[i]! - metres[i - 1]!;
  const t = span === 0 ? 0 : (place - metres[i - 1]!) / span;
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** Joins paths end to end where they share a point, straight on first. */
function chains(paths: readonly (readonly Vec3[])[]): Vec3[][] {
  const left = new Set(paths.filter((path) => path.length > 1));
  const made: Vec3[][] = [];
  for (const path of left) {
    left.delete(path);
    const forward = extended([...path], left);
    made.push(extended(forward.reverse(), left));
  }
  return made;
}

/** Turns sharper than this end a chain: cosine. */
const straightOn = 0.7;

function extended(chain: Vec3[], left: Set<readonly Vec3[]>): Vec3[] {
  for (;;) {
    const end = chain.at(-1)!;
    const before = chain.at(-2)!;
    let best: { path: readonly Vec3[]; points: readonly Vec3[]; turn: number } | null = null;
    for (const path of left) {
      const points = path[0] === end ? path : path.at(-1) === end ? path.toReversed() : null;
      if (!points) continue;
      const turn = cosine(before, end, points[1]!);
      if (turn > straightOn && (!best || turn > best.turn)) best = { path, points, turn };
    }
    if (!best) return chain;
    left.delete(best.path);
    chain.push(...best.points.slice(1));
  }
}

function cosine(a: Vec3, b: Vec3, c: Vec3): number {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]];
  const lengths = Math.hypot(ux, uy) * Math.hypot(vx, vy);
  return lengths === 0 ? 1 : (ux * vx + uy * vy) / lengths;
}
