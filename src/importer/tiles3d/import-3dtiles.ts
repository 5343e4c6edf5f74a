import { basename } from 'node:path';
import { fromEcef } from '@/geo';
import type { CityContent } from '../content';
import { surveyContent } from '../cityjson/survey-content';
import type { Surveyed } from '../cityjson/survey';
import { ImportError } from '../import-error';
import type { ImportReport, OnProgress } from '../progress';
import { readGlb, type TileFeature } from './read-glb';
import { readTileset } from './read-tileset';

/** A body that encloses space has at least so many. */
const fewestTriangles = 4;

/**
 * A city from 3D Tiles 1.1 whose features are buildings. Heights of tiles are above the ellipsoid of a place with terrain; the
 * city is moved as a whole until its lowest ground lies on the ellipsoid, as CityJSON is.
 */
export async function readTilesCity(files: readonly string[], report: ImportReport, onProgress: OnProgress): Promise<CityContent> {
  const tilesets = await Promise.all(files.map(readTileset));
  const contents = tilesets.flatMap((tileset) => tileset.contents);
  const copyrights = tilesets.flatMap((tileset) => tileset.copyrights);
  const buildings = new Map<string, Surveyed>();
  for (const [i, content] of contents.entries()) {
    const { features, copyright } = await readGlb(content, report);
    if (copyright !== undefined) copyrights.push(copyright);
    for (const [n, feature] of features.entries()) {
      const id = textOf(feature.row, /^(id|gml_?id|uuid|objectid)$/i) ?? `${basename(content.file)}-${n}`;
      const held = buildings.get(id);
      // A building cut by the edge of a tile is in both.
      if (held) held.faces.push(...facesOf(feature));
      else buildings.set(id, { id, object: objectOf(feature), faces: facesOf(feature) });
    }
    onProgress('read', i + 1, contents.length);
  }
  const drawn = [...buildings.values()].filter(({ id, faces }) => {
    if (faces.length < fewestTriangles) report.note('feature of too few triangles, left out', id);
    return faces.length >= fewestTriangles;
  });
  if (drawn.length === 0) throw new ImportError(`${files.join(', ')}: no tile holds buildings`, 'Import tiles with meshes of triangles.');
  // Several are written with semicolons between them.
  const credits = copyrights.flatMap((copyright) => copyright.split(';')).map((credit) => credit.trim()).filter((credit) => credit !== '');
  return { ...surveyContent({ buildings: drawn, ground: [] }, 'EPSG:4978', report, onProgress), credits: [...new Set(credits)] };
}

const facesOf = ({ triangles }: TileFeature): Surveyed['faces'] => triangles.map((corners) => ({
  surface: undefined,
  rings: [corners.map((corner) => {
    const { longitude, latitude, height } = fromEcef(corner);
    return { place: [longitude, latitude], z: height };
  })],
}));

function objectOf({ row }: TileFeature): Surveyed['object'] {
  const attributes = Object.fromEntries(Object.entries(row).filter(([key, value]) => !key.startsWith('__') && value !== 'null' && value !== '-'));
  const address = textOf(row, /^address( ?1)?$/i);
  return { type: 'Building', attributes, address: address === undefined ? undefined : { ThoroughfareName: address } };
}

function textOf(row: TileFeature['row'], key: RegExp): string | undefined {
  const value = Object.entries(row).find(([name]) => key.test(name))?.[1];
  return value === undefined || value === '' ? undefined : String(value);
}
