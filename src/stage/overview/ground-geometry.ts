import { overviewUnit, overviewWidthUnit, type Overview } from '@/model';
import { BufferAttribute, BufferGeometry } from 'three';
import type { Curve } from './building-geometry';

/** A turn sharper than this cosine is not mitred. */
const sharpest = -0.17;

/**
 * Areas and ways in drawing order: `position` in city-frame metres, on the centre line of a way; `side` the way to its edge
 * (longer than 1 in a mitre) and half its width in metres, zero for areas; `ground` the class.
 */
export function groundGeometry({ areas, ways }: Overview, groundHeight: number, curve: Curve): BufferGeometry {
  const areaPoints = areas.points.length / 2;
  const wayPoints = ways.points.length / 2;
  const vertices = areaPoints + wayPoints * 2;
  const position = new Float32Array(vertices * 3);
  const side = new Float32Array(vertices * 3);
  const ground = new Uint8Array(vertices);
  const index = new Uint32Array(areas.indices.length + (wayPoints - ways.ground.length) * 6);
  let [vertex, at] = [0, 0];

  const put = (x: number, y: number, kind: number): void => {
    position[vertex * 3] = x;
    position[vertex * 3 + 1] = y;
    position[vertex * 3 + 2] = curve(x, y, groundHeight);
    ground[vertex++] = kind;
  };

  for (let area = 0, corner = 0; area < areas.ground.length; area++) {
    const first = vertex;
    for (const end = corner + areas.triangles[area]! * 3; corner < end; corner++) index[at++] = first + areas.indices[corner]!;
    for (let i = 0; i < areas.corners[area]!; i++) put(areas.points[vertex * 2]! * overviewUnit, areas.points[vertex * 2 + 1]! * overviewUnit, areas.ground[area]!);
  }

  for (let way = 0, first = 0; way < ways.ground.length; way++) {
    const count = ways.corners[way]!;
    const half = (ways.width[way]! * overviewWidthUnit) / 2;
    const point = (i: number): [number, number] => [ways.points[(first + i) * 2]! * overviewUnit, ways.points[(first + i) * 2 + 1]! * overviewUnit];
    const direction = (i: number): [number, number] => {
      const [[ax, ay], [bx, by]] = [point(i), point(i + 1)];
      const length = Math.hypot(bx - ax, by - ay) || 1;
      return [(bx - ax) / length, (by - ay) / length];
    };
    for (let i = 0; i < count; i++) {
      const [ix, iy] = direction(Math.max(0, i - 1));
      const [ox, oy] = direction(Math.min(count - 2, i));
      const cosine = ix * ox + iy * oy;
      // (incoming + outgoing) / |…|² × 2 is the mitre: its length is 1 / cos of half the turn.
      const [mx, my] = cosine < sharpest ? [ix, iy] : [(ix + ox) / (1 + cosine), (iy + oy) / (1 + cosine)];
      const [x, y] = point(i);
      for (const hand of [1, -1]) {
        side[vertex * 3] = -my * hand;
        side[vertex * 3 + 1] = mx * hand;
        side[vertex * 3 + 2] = half;
        put(x, y, ways.ground[way]!);
      }
      if (i > 0) for (const corner of [4, 3, 1, 4, 1, 2]) index[at++] = vertex - corner;
    }
    first += count;
  }

  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(position, 3));
  geometry.setAttribute('side', new BufferAttribute(side, 3));
  geometry.setAttribute('ground', new BufferAttribute(ground, 1));
  geometry.setIndex(new BufferAttribute(index, 1));
  return geometry;
}
