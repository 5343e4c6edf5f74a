import type { CityFrame, Vec3 } from '@/geo';
import type { BuildingDetail } from '@/model';

/** Corners flatter than this many degrees are curves drawn in pieces: no upright line. */
const sharp = 24;

/** The lines that make a building's shape, in city-frame metres: footprint, the roof edge of each of its steps, and upright edges. */
export function buildingEdges(detail: BuildingDetail, frame: CityFrame): Vec3[][] {
  const { polygons, baseHeight, height, steps = [] } = detail;
  const bodies = [{ from: 0, polygons }, ...steps];
  return bodies.flatMap((body, step) => body.polygons.flat().flatMap((ring) => {
    const foot = ringAt(ring, baseHeight + body.from, frame);
    const roof = ringAt(ring, baseHeight + (bodies[step + 1]?.from ?? height), frame);
    const upright = foot.flatMap((point, i) => (isCorner(foot.at(i - 1)!, point, foot[(i + 1) % foot.length]!) ? [[point, roof[i]!]] : []));
    return [...(step === 0 ? [[...foot, foot[0]!]] : []), [...roof, roof[0]!], ...upright];
  }));
}

/** Its footprint alone. */
export const footprintEdges = ({ polygons, baseHeight }: BuildingDetail, frame: CityFrame): Vec3[][] =>
  polygons.flat().map((ring) => {
    const foot = ringAt(ring, baseHeight, frame);
    return [...foot, foot[0]!];
  });

const ringAt = (ring: readonly (readonly [number, number])[], height: number, frame: CityFrame): Vec3[] =>
  ring.map(([longitude, latitude]) => frame.toLocal({ longitude, latitude, height }));

function isCorner(before: Vec3, corner: Vec3, after: Vec3): boolean {
  const turn = Math.atan2(after[1] - corner[1], after[0] - corner[0]) - Math.atan2(corner[1] - before[1], corner[0] - before[0]);
  const around = Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
  return around > (sharp * Math.PI) / 180;
}
