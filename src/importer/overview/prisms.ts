import type { CityFrame, Vec3 } from '@/geo';
import { overviewUnit, type Overview } from '@/model';
import type { Building, Prism } from '../content';
import { signedArea, type Point } from '../mesh/rings';
import { stableRandom } from '../mesh/stable-random';
import { boundsOf } from '../tiles/bounds';
import { keyhole, simplifyRing } from './simplify';

/** Corners of prisms that an overview may have: what keeps the file small. */
const mostCorners = 45_000;
/** Least and, per metre from the eye, growing error of an outline, metres. */
const leastError = 0.4;
const errorPerMetre = 0.000_5;
/** Nearer than this all buildings count as equally near, metres. */
const near = 400;

/** Buildings as prisms, those first that are largest as seen from `eye` (city-frame metres), until the overview is full. */
export function overviewPrisms(buildings: readonly Building[], frame: CityFrame, groundHeight: number, eye: Vec3): Overview['prisms'] {
  const seen = buildings.map((building) => {
    const { min, max } = boundsOf(building.mesh.positions);
    const [dx, dy, dz] = [max[0] - min[0], max[1] - min[1], max[2] - min[2]];
    const distance = Math.max(near, Math.hypot((min[0] + max[0]) / 2 - eye[0], (min[1] + max[1]) / 2 - eye[1], min[2] - eye[2]));
    return { building, distance, size: Math.sqrt(dz * Math.max(dz, Math.sqrt(dx * dy))) / distance };
  }).sort((a, b) => b.size - a.size);

  const corners: number[] = [];
  const points: number[] = [];
  const bottom: number[] = [];
  const top: number[] = [];
  const seed: number[] = [];
  for (const { building, distance } of seen) {
    if (points.length / 2 >= mostCorners) break;
    for (const prism of building.prisms ?? prismsOfSurfaces(building, frame)) {
      const outline = outlineOf(prism, frame, Math.max(leastError, distance * errorPerMetre));
      const [low, high] = [decimetres(prism.bottom - groundHeight), decimetres(prism.top - groundHeight)];
      if (!outline || high <= low) continue;
      corners.push(outline.length);
      points.push(...outline.flat());
      bottom.push(low);
      top.push(high);
      seed.push(Math.floor(stableRandom(building.detail.id) * 256));
    }
  }
  return {
    corners: Uint8Array.from(corners), points: Int32Array.from(points), bottom: Int16Array.from(bottom),
    top: Int16Array.from(top), seed: Uint8Array.from(seed),
  };
}

const decimetres = (metres: number): number => Math.min(32_767, Math.max(-32_768, Math.round(metres * 10)));

/** Units of an overview, counter-clockwise; null when the prism is too small to be seen. */
function outlineOf({ polygon }: Prism, frame: CityFrame, error: number): Point[] | null {
  const rings = polygon.map((ring) => ring.map(([longitude, latitude]): Point => {
    const [x, y] = frame.toLocal({ longitude, latitude, height: 0 });
    return [x, y];
  }));
  for (let tolerance = error; ; tolerance *= 1.6) {
    const [outer, ...holes] = rings.map((ring) => simplifyRing(ring, tolerance));
    const outline = keyhole([outer!, ...holes.filter((hole) => Math.abs(signedArea(hole)) > 16 * tolerance * tolerance && hole.length > 2)]);
    if (outline.length > 255) continue;
    const snapped = withoutRepeats(outline.map(([x, y]): Point => [Math.round(x / overviewUnit), Math.round(y / overviewUnit)]));
    return snapped.length >= 3 && signedArea(snapped) > 0 ? snapped : null;
  }
}

const withoutRepeats = (ring: readonly Point[]): Point[] =>
  ring.filter(([x, y], i) => {
    const [px, py] = ring[(i + ring.length - 1) % ring.length]!;
    return x !== px || y !== py;
  });

/** Of a building given as surfaces: its outline, as high as its roof is on average. */
function prismsOfSurfaces({ mesh, detail }: Building, frame: CityFrame): Prism[] {
  let area = 0;
  let volume = 0;
  for (let i = 0; i < mesh.indices.length; i += 3) {
    const corners = mesh.indices.slice(i, i + 3);
    if (corners.some((at) => mesh.normals[at * 3 + 2]! < 0.2)) continue;
    const [a, b, c] = corners.map((at): Vec3 => [mesh.positions[at * 3]!, mesh.positions[at * 3 + 1]!, mesh.positions[at * 3 + 2]!]) as [Vec3, Vec3, Vec3];
    const size = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
    const middle: Vec3 = [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3, (a[2] + b[2] + c[2]) / 3];
    area += size;
    volume += size * frame.fromLocal(middle).height;
  }
  const top = area > 0 ? volume / area : detail.baseHeight + detail.height;
  return detail.polygons.map((polygon) => ({ polygon, bottom: detail.baseHeight, top }));
}
