import { expect, it } from 'vitest';
import { createCityFrame, cross, type Vec3 } from '@/geo';
import type { BuildingMesh, LonLat } from '../content';
import { emptyMesh, extrude } from './extrude';

const frame = createCityFrame({ longitude: 71.4, latitude: 51.1, height: 0 });
const place = (x: number, y: number): LonLat => {
  const { longitude, latitude } = frame.fromLocal([x, y, 0]);
  return [longitude, latitude];
};
const vertex = (mesh: BuildingMesh, i: number): Vec3 => mesh.positions.slice(i * 3, i * 3 + 3) as Vec3;
const normalOf = (mesh: BuildingMesh, i: number): Vec3 => mesh.normals.slice(i * 3, i * 3 + 3) as Vec3;

/** Area vectors of all triangles with the normals their vertices state. */
function triangles(mesh: BuildingMesh): { area: Vec3; stated: Vec3; centre: Vec3 }[] {
  return Array.from({ length: mesh.indices.length / 3 }, (_, t) => {
    const [i, j, k] = mesh.indices.slice(t * 3, t * 3 + 3) as [number, number, number];
    const [a, b, c] = [vertex(mesh, i), vertex(mesh, j), vertex(mesh, k)];
    const twice = cross([b[0] - a[0], b[1] - a[1], b[2] - a[2]], [c[0] - a[0], c[1] - a[1], c[2] - a[2]]);
    return { area: twice.map((v) => v / 2) as Vec3, stated: normalOf(mesh, i), centre: a.map((v, n) => (v + b[n]! + c[n]!) / 3) as Vec3 };
  });
}

const courtyard = [
  [place(-10, -10), place(10, -10), place(10, 10), place(-10, 10)],
  [place(-4, -4), place(-4, 4), place(4, 4), place(4, -4)],
];

it('walls of the outline face away from the building, walls of a court into the court, the roof up', () => {
  const mesh = emptyMesh();
  extrude(mesh, frame, courtyard, 0, 30, 0);
  for (const { area, stated, centre } of triangles(mesh)) {
    expect(area[0] * stated[0] + area[1] * stated[1] + area[2] * stated[2]).toBeCloseTo(Math.hypot(...area), 3);
    if (stated[2] > 0.9) continue;
    const outward = centre[0] * stated[0] + centre[1] * stated[1] > 0;
    expect(outward).toBe(Math.max(Math.abs(centre[0]), Math.abs(centre[1])) > 5);
  }
});

it('the roof has the footprint\'s area, the walls perimeter × height', () => {
  const mesh = emptyMesh();
  extrude(mesh, frame, courtyard, 0, 30, 0);
  const sum = (roof: boolean): number => triangles(mesh).filter(({ stated }) => stated[2] > 0.9 === roof).reduce((total, { area }) => total + Math.hypot(...area), 0);
  expect(sum(true)).toBeCloseTo(400 - 64, 1);
  expect(sum(false)).toBeCloseTo((80 + 32) * 30, 0);
});

it('vertices lie at the heights asked for, also far from the frame\'s origin', () => {
  const mesh = emptyMesh();
  const far: LonLat[] = [[71.6, 51.2], [71.6003, 51.2], [71.6003, 51.2002]];
  extrude(mesh, frame, [far], 3, 48, 3);
  for (let i = 0; i < mesh.positions.length / 3; i++) {
    const { height } = frame.fromLocal(vertex(mesh, i));
    expect(height).toBeCloseTo(3 + mesh.facade[i * 2 + 1]!, 6);
  }
});

it('façade metres run along the wall', () => {
  const mesh = emptyMesh();
  extrude(mesh, frame, [courtyard[0]!], 0, 9, 0);
  expect(mesh.facade.slice(0, 8)).toEqual([0, 0, expect.closeTo(20, 3), 0, expect.closeTo(20, 3), 9, 0, 9]);
});
