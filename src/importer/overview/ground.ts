import type { Vec3 } from '@/geo';
import { groundClasses, overviewUnit, overviewWidthUnit, type GroundClass, type Overview } from '@/model';
import type { GroundPiece } from '../content';
import type { Point } from '../mesh/rings';
import { simplifyLine } from './simplify';

/** What is drawn over what. */
const order: readonly GroundClass[] = ['green', 'water', 'paved', 'path', 'service', 'local', 'railway', 'secondary', 'primary', 'motorway'];

/** Metres from the eye up to which a way of the class is in the overview. */
const reach: Partial<Record<GroundClass, number>> = {
  motorway: 60_000, primary: 40_000, secondary: 20_000, water: 12_000, railway: 8_000, local: 8_000, service: 2_500, path: 1_000,
};
/** Side of an area's square per metre from the eye from which it is seen. */
const leastSide = 0.012;
const leastError = 0.4;
const errorPerMetre = 0.000_7;

/** The ground's areas and ways that tell from `eye` (city-frame metres), in drawing order. */
export function overviewGround(ground: readonly GroundPiece[], eye: Vec3): Pick<Overview, 'areas' | 'ways'> {
  const sorted = [...ground].sort((a, b) => order.indexOf(a.ground) - order.indexOf(b.ground));
  return {
    areas: areasOf(sorted.filter(({ centre, area, positions }) => centre === null && Math.sqrt(area) > leastSide * distanceTo(positions, eye))),
    ways: waysOf(sorted.filter(({ ground: kind, centre }) => centre !== null && distanceTo(centre, eye) < (reach[kind] ?? 0)), eye),
  };
}

/** Metres from the eye to the nearest of some points. */
function distanceTo(positions: readonly number[], eye: Vec3): number {
  let nearest = Infinity;
  for (let i = 0; i < positions.length; i += 3) nearest = Math.min(nearest, Math.hypot(positions[i]! - eye[0], positions[i + 1]! - eye[1], positions[i + 2]! - eye[2]));
  return nearest;
}

const units = (metres: number): number => Math.round(metres / overviewUnit);

function waysOf(pieces: readonly GroundPiece[], eye: Vec3): Overview['ways'] {
  const lines = pieces.map(({ ground, sides, centre }) => {
    const points = Array.from({ length: centre!.length / 3 }, (_, i): Point => [centre![i * 3]!, centre![i * 3 + 1]!]);
    const error = Math.max(leastError, distanceTo(centre!, eye) * errorPerMetre);
    return { ground, width: Math.min(255, Math.max(1, Math.round((2 * sides[3]!) / overviewWidthUnit))), points: simplifyLine(points, error) };
  });
  return {
    ground: Uint8Array.from(lines, ({ ground }) => groundClasses.indexOf(ground)),
    width: Uint8Array.from(lines, ({ width }) => width),
    corners: Uint16Array.from(lines, ({ points }) => points.length),
    points: Int32Array.from(lines.flatMap(({ points }) => points.flat().map(units))),
  };
}

/** Triangles as they are; corners that fall on one point become one, and triangles without extent vanish. */
function areasOf(pieces: readonly GroundPiece[]): Overview['areas'] {
  const kinds: number[] = [];
  const corners: number[] = [];
  const triangles: number[] = [];
  const points: number[] = [];
  const indices: number[] = [];
  for (const piece of pieces) {
    const at = new Map<string, number>();
    const own: number[] = [];
    const place = (vertex: number): number => {
      const [x, y] = [units(piece.positions[vertex * 3]!), units(piece.positions[vertex * 3 + 1]!)];
      const key = `${x},${y}`;
      const known = at.get(key);
      if (known !== undefined) return known;
      own.push(x, y);
      at.set(key, at.size);
      return at.size - 1;
    };
    const kept: number[] = [];
    for (let i = 0; i < piece.indices.length; i += 3) {
      const [a, b, c] = [place(piece.indices[i]!), place(piece.indices[i + 1]!), place(piece.indices[i + 2]!)];
      if (a !== b && b !== c && c !== a) kept.push(a, b, c);
    }
    if (kept.length === 0 || at.size > 65_535 || kept.length / 3 > 65_535) continue;
    kinds.push(groundClasses.indexOf(piece.ground));
    corners.push(at.size);
    triangles.push(kept.length / 3);
    points.push(...own);
    indices.push(...kept);
  }
  return {
    ground: Uint8Array.from(kinds), corners: Uint16Array.from(corners), triangles: Uint16Array.from(triangles),
    points: Int32Array.from(points), indices: Uint16Array.from(indices),
  };
}
