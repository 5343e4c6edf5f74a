import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { VectorTile, classifyRings } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { ImportError } from '../import-error';
import { signedArea, type Point } from '../mesh/rings';
import type { OnProgress } from '../progress';
import { joinLines } from './join-lines';
import { joinPolygons } from './join-polygons';

export type Tags = Record<string, string>;

/** An OpenStreetMap object put together from all tiles it is in; coordinates in degrees, polygons as in content.ts. */
export interface OsmFeature {
  /** For example `way/230401645`. */
  id: string;
  tags: Tags;
  polygons: Point[][][];
  lines: Point[][];
  /** Where a node is. */
  point: Point | null;
}

interface Parts {
  id: string;
  tags: Tags;
  tiles: Set<string>;
  polygons: Point[][][];
  lines: Point[][];
  point: Point | null;
}

const nameOfTile = /(?:^|\D)(\d{1,2})[-/\\](\d+)[-/\\](\d+)\.(?:mvt|pbf)(?:\.gz)?$/;

/**
 * OSM QA vector tiles: layer `osm`, raw tags, `@id` and `@type`, cut exactly at the tile's edges.
 * Throws ImportError for files that are not.
 */
export async function readOsmTiles(files: readonly string[], onProgress: OnProgress): Promise<OsmFeature[]> {
  const found = new Map<string, Parts>();
  const seen = new Map<string, string>();
  let grid: { extent: number; zoom: number } | undefined;
  for (const [i, file] of files.entries()) {
    const [, zoom, column, row] = (nameOfTile.exec(file) ?? []).map(Number);
    if (zoom === undefined || column === undefined || row === undefined) {
      throw new ImportError(`${file}: the name does not say which tile it is`, 'Name vector tiles zoom-column-row.mvt, for example 12-2860-1368.mvt.');
    }
    const tile = `${zoom}-${column}-${row}`;
    const other = seen.get(tile);
    if (other !== undefined) throw new ImportError(`${file}: is the same tile as ${other}`, 'Name every tile once.');
    seen.set(tile, file);
    const layer = await osmLayer(file);
    grid ??= { extent: layer.extent, zoom };
    if (grid.extent !== layer.extent || grid.zoom !== zoom) {
      throw new ImportError(`${file}: zoom ${zoom} and extent ${layer.extent} differ from ${grid.zoom} and ${grid.extent} of ${files[0]}`, 'Import tiles of one zoom level and extent together.');
    }
    collect(layer, file, column * layer.extent, (2 ** zoom - row) * layer.extent, found);
    onProgress('read', i + 1, files.length);
  }
  if (!grid) throw new ImportError('no tiles were given', 'Name at least one zoom-column-row.mvt file.');
  const world = grid.extent * 2 ** grid.zoom;
  const toDegrees = ([x, y]: Point): Point => [
    (x / world) * 360 - 180,
    (Math.atan(Math.sinh(Math.PI * ((2 * y) / world - 1))) * 180) / Math.PI,
  ];
  const { extent } = grid;
  return [...found.values()].map(({ id, tags, tiles, polygons, lines, point }) => {
    const whole = tiles.size > 1 ? joinLines(lines, extent) : lines;
    const rings = whole.filter((line) => isOutline(line, tags));
    const areas = [...(tiles.size > 1 ? joinPolygons(polygons, extent) : polygons), ...rings.map((ring) => [oriented(ring.slice(0, -1), true)])];
    return {
      id,
      tags,
      polygons: areas.map((polygon) => polygon.map((ring) => ring.map(toDegrees))),
      lines: whole.filter((line) => !rings.includes(line)).map((line) => line.map(toDegrees)),
      point: point && toDegrees(point),
    };
  });
}

/** The tiles hold `building:part`s as closed lines. */
function isOutline(line: readonly Point[], tags: Tags): boolean {
  const [first, last] = [line[0]!, line.at(-1)!];
  return (tags['building'] ?? tags['building:part']) !== undefined && line.length > 3 && first[0] === last[0] && first[1] === last[1];
}

async function osmLayer(file: string): Promise<VectorTile['layers'][string]> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(`${file}: cannot be read (${error.code ?? error.message})`, 'Check the path and that you may read the file.');
  });
  let layers: VectorTile['layers'];
  try {
    layers = new VectorTile(new PbfReader(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes)).layers;
  } catch {
    throw new ImportError(`${file}: is not a Mapbox vector tile`, 'Import OSM QA tiles, or CityJSON.');
  }
  const layer = layers['osm'];
  if (!layer) {
    throw new ImportError(`${file}: has no layer "osm" (layers: ${Object.keys(layers).join(', ') || 'none'})`, 'Only OSM QA tiles, with raw tags in a layer "osm", can be imported.');
  }
  return layer;
}

/** Adds a tile's points, lines and polygons to `found`, in whole numbers, y north; `left`, `top` are the tile's corner. */
function collect(layer: VectorTile['layers'][string], file: string, left: number, top: number, found: Map<string, Parts>): void {
  for (let i = 0; i < layer.length; i++) {
    const feature = layer.feature(i);
    if (feature.type !== 1 && feature.type !== 2 && feature.type !== 3) continue;
    const { '@type': type, '@id': number } = feature.properties;
    const id = `${type}/${number}`;
    const key = `${id} ${feature.type}`;
    const parts = found.get(key) ?? { id, tags: tagsOf(feature.properties), tiles: new Set(), polygons: [], lines: [], point: null };
    const place = ({ x, y }: { x: number; y: number }): Point => {
      if (x < 0 || y < 0 || x > layer.extent || y > layer.extent) {
        throw new ImportError(`${file}: ${id} reaches over the tile's edge`, 'Tiles with a buffer cannot be joined; export them without one.');
      }
      return [left + x, top - y];
    };
    const geometry = feature.loadGeometry();
    if (feature.type === 1) parts.point = place(geometry[0]![0]!);
    else if (feature.type === 2) parts.lines.push(...geometry.map((line) => line.map(place)));
    else {
      for (const polygon of classifyRings(geometry)) {
        const rings = polygon.map((ring, k) => oriented(ring.slice(0, -1).map(place), k === 0)).filter((ring) => ring.length >= 3);
        if (rings.length > 0) parts.polygons.push(rings);
      }
    }
    parts.tiles.add(file);
    found.set(key, parts);
  }
}

const oriented = (ring: Point[], outer: boolean): Point[] => (signedArea(ring) > 0 === outer ? ring : ring.reverse());

/** Contributor metadata and mappers' notes to each other stay out. */
function tagsOf(properties: Record<string, number | string | boolean>): Tags {
  const tags: Tags = {};
  for (const [key, value] of Object.entries(properties)) {
    if (!/^(@|source|note|fixme|created_by|FIXME)/.test(key)) tags[key] = String(value);
  }
  return tags;
}
