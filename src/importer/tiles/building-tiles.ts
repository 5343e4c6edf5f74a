import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import type { AttributeColumn } from '../attributes/columns';
import type { Building } from '../content';
import { boundsOf, unite, type Bounds } from './bounds';
import { buildingGlb } from './building-glb';
import type { Tile } from './tileset';

const perTile = 800;

/** A building that is not there catches the eye more than one that is drawn imprecisely, of which tile errors usually tell. */
const missing = 2;

interface Entry {
  building: Building;
  bounds: Bounds;
  x: number;
  y: number;
  /** Side in metres of a square as large as the silhouette a viewer misses when this building is not drawn. */
  size: number;
}

/**
 * Writes glbs into `folder` and returns their tree. Each tile holds the buildings with the largest silhouettes
 * of its part of the city, its four children the rest; its error is the largest it leaves out.
 */
export async function writeBuildingTiles(
  buildings: readonly Building[], columns: readonly AttributeColumn[], folder: string, onTile: (done: number) => void,
): Promise<Tile> {
  const entries = buildings.map(measure).sort((a, b) => b.size - a.size);
  let written = 0;
  const build = async (rest: Entry[]): Promise<Tile> => {
    const own = rest.length <= perTile * 1.5 ? rest : rest.slice(0, perTile);
    const left = rest.slice(own.length);
    const uri = `${written++}.glb`;
    const ownBounds = unite(own.map(({ bounds }) => bounds));
    await writeFile(join(folder, uri), buildingGlb(own.map(({ building }) => building), columns, ownBounds));
    onTile(written);
    const children: Tile[] = [];
    for (const quarter of quarters(left)) children.push(await build(quarter));
    const geometricError = (left[0]?.size ?? 0) * missing;
    return { bounds: unite([ownBounds, ...children.map(({ bounds }) => bounds)]), geometricError, uri, children };
  };
  return build(entries);
}

function measure(building: Building): Entry {
  const bounds = boundsOf(building.mesh.positions);
  const [dx, dy, dz] = [bounds.max[0] - bounds.min[0], bounds.max[1] - bounds.min[1], bounds.max[2] - bounds.min[2]];
  return {
    building,
    bounds,
    x: (bounds.min[0] + bounds.max[0]) / 2,
    y: (bounds.min[1] + bounds.max[1]) / 2,
    size: Math.sqrt(dz * Math.max(dz, Math.sqrt(dx * dy))),
  };
}

/** Halved at the median east, then each half at its median north: four parts of equal number, in order of size. */
function quarters(entries: Entry[]): Entry[][] {
  const halve = (all: Entry[], of: (entry: Entry) => number): Entry[][] => {
    const sorted = all.map(of).sort((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)]!;
    return [all.filter((entry) => of(entry) < middle), all.filter((entry) => of(entry) >= middle)];
  };
  if (entries.length === 0) return [];
  return halve(entries, ({ x }) => x).flatMap((half) => (half.length > 0 ? halve(half, ({ y }) => y) : []))
    .filter((quarter) => quarter.length > 0);
}
