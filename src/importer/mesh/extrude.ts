import earcut from 'earcut';
import { cross, type CityFrame, type Vec3 } from '@/geo';
import type { BuildingMesh, LonLatPolygon } from '../content';

export const emptyMesh = (): BuildingMesh => ({ positions: [], normals: [], facade: [], indices: [] });

/**
 * Adds the walls and the flat roof of a footprint to `mesh`. `bottom`, `top` and `base` are metres above the
 * ellipsoid; façade heights count from `base`, the foot of the whole building.
 */
export function extrude(mesh: BuildingMesh, frame: CityFrame, polygon: LonLatPolygon, bottom: number, top: number, base: number): void {
  const roof: number[] = [];
  const holes: number[] = [];
  for (const ring of polygon) {
    const low = ring.map(([longitude, latitude]) => frame.toLocal({ longitude, latitude, height: bottom }));
    const high = ring.map(([longitude, latitude]) => frame.toLocal({ longitude, latitude, height: top }));
    addWalls(mesh, low, high, bottom - base, top - base);
    if (roof.length > 0) holes.push(roof.length / 3);
    for (const point of high) roof.push(...point);
  }
  addRoof(mesh, roof, holes, top - base);
}

function addWalls(mesh: BuildingMesh, low: Vec3[], high: Vec3[], from: number, to: number): void {
  let along = 0;
  for (let i = 0; i < low.length; i++) {
    const j = (i + 1) % low.length;
    const [a, b, c, d] = [low[i]!, low[j]!, high[j]!, high[i]!];
    const edge: Vec3 = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    const length = Math.hypot(...edge);
    const normal = cross(edge, [d[0] - a[0], d[1] - a[1], d[2] - a[2]]);
    const size = Math.hypot(...normal);
    if (size === 0) continue;
    const first = mesh.positions.length / 3;
    mesh.positions.push(...a, ...b, ...c, ...d);
    for (let k = 0; k < 4; k++) mesh.normals.push(normal[0] / size, normal[1] / size, normal[2] / size);
    mesh.facade.push(along, from, along + length, from, along + length, to, along, to);
    mesh.indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
    along += length;
  }
}

function addRoof(mesh: BuildingMesh, roof: number[], holes: number[], height: number): void {
  const first = mesh.positions.length / 3;
  const triangles = earcut(roof, holes, 3);
  for (let i = 0; i < roof.length; i += 3) {
    mesh.positions.push(roof[i]!, roof[i + 1]!, roof[i + 2]!);
    mesh.normals.push(0, 0, 1);
    mesh.facade.push(0, height);
  }
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [triangles[i]!, triangles[i + 1]!, triangles[i + 2]!];
    const turn = (roof[b * 3]! - roof[a * 3]!) * (roof[c * 3 + 1]! - roof[a * 3 + 1]!)
      - (roof[c * 3]! - roof[a * 3]!) * (roof[b * 3 + 1]! - roof[a * 3 + 1]!);
    if (turn > 0) mesh.indices.push(first + a, first + b, first + c);
    else mesh.indices.push(first + a, first + c, first + b);
  }
}
