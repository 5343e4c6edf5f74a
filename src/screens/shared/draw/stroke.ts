import { simplified, type CityFrame, type Vec3 } from '@/geo';
import type { Position } from '@/model';

export const mostPoints = 1_000;
/** Steps in height that are edges of roofs, not a trembling hand, metres. */
const edge = 1.5;

/** A hand's tremble taken out: each point goes half way to the middle of its neighbours, where the line does not step up or down. */
function smoothed(points: readonly Vec3[]): Vec3[] {
  return points.map((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (!before || !after || Math.abs(before[2] - point[2]) > edge || Math.abs(after[2] - point[2]) > edge) return point;
    const between = (axis: 0 | 1 | 2): number => point[axis] / 2 + (before[axis] + after[axis]) / 4;
    return [between(0), between(1), between(2)];
  });
}

/** What is left of a stroke: smoothed, and no point more than it needs to be seen as drawn; at most 1,000. `tolerance` in metres. */
export function strokeOf(points: readonly Position[], frame: CityFrame, tolerance: number): Position[] {
  const line = smoothed(points.map((point) => frame.toLocal(point)));
  let left = simplified(line, tolerance);
  for (let wider = tolerance; left.length > mostPoints; left = simplified(line, wider)) wider = Math.max(0.05, wider * 2);
  return left.map((i) => frame.fromLocal(line[i]!));
}

/** A ring of a cordon from what a hand drew round it, or set corner by corner: on the ground, closed by itself, not said twice. */
export function ringOf(points: readonly Position[], frame: CityFrame, ground: number, tolerance: number): Position[] {
  const onGround = points.map((point) => ({ ...point, height: ground }));
  const ring = onGround.length > 12 ? strokeOf(onGround, frame, tolerance) : onGround;
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last) return [];
  const [a, b] = [frame.toLocal(first), frame.toLocal(last)];
  const closed = ring.length > 3 && Math.hypot(a[0] - b[0], a[1] - b[1]) < 2 * tolerance;
  return (closed ? ring.slice(0, -1) : ring).map((point) => ({ ...point, height: ground }));
}
