import type { CityFrame, Vec3 } from '@/geo';
import type { GroundPiece } from '../content';
import { triangulateFace } from '../mesh/face';
import type { ImportReport } from '../progress';
import type { Survey } from './survey';

/** Metres that the ground is lifted, so that it does not flicker with the globe. */
const lift = 0.2;

/** Ground at the heights it has in the source plus `offset`; faces that stand or look down are left out. */
export function cityJsonGround(objects: Survey['ground'], frame: CityFrame, offset: number, report: ImportReport): GroundPiece[] {
  return objects.flatMap(({ id, faces, ground }) => {
    const piece: GroundPiece = { ground, positions: [], sides: [], indices: [], centre: null, area: 0 };
    for (const { rings } of faces) {
      const flat = triangulateFace(rings.map((ring) => ring.map(({ place: [longitude, latitude], z }): Vec3 => {
        return frame.toLocal({ longitude, latitude, height: z + offset + lift });
      })));
      if (!flat) {
        report.note('degenerate surface, left out', id);
        continue;
      }
      if (flat.normal[2] < 0.1) continue;
      const first = piece.positions.length / 3;
      for (const point of flat.points) {
        piece.positions.push(...point);
        piece.sides.push(0, 0, 0, 0);
      }
      for (const index of flat.triangles) piece.indices.push(first + index);
      piece.area += flat.area;
    }
    return piece.indices.length > 0 ? [piece] : [];
  });
}
