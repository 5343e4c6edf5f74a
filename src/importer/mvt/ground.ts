import type { CityFrame } from '@/geo';
import type { GroundClass } from '@/model';
import type { GroundPiece } from '../content';
import { areaPieces } from '../mesh/area';
import { ribbonPieces } from '../mesh/ribbon';
import type { OnProgress } from '../progress';
import type { OsmFeature } from './read-tiles';
import { shoreLines } from './shores';
import { areaClass, wayOf } from './ways';

/** Metres above the ground, so that nothing drawn over another flickers. */
const layerHeight: Record<GroundClass, number> = {
  green: 0.15, water: 0.3, shore: 0.35, paved: 0.4, casing: 0.45, path: 0.5, service: 0.57, local: 0.64, railway: 0.71, secondary: 0.8, primary: 0.9, motorway: 1,
};

/** Narrower ways than this many metres have no round ends. */
const roundFrom = 3.4;
/** Metres by which the edge of a road stands out on each side; what is not here has none. */
const casing: Partial<Record<GroundClass, number>> = { local: 0.5, secondary: 0.7, primary: 0.8, motorway: 0.9 };
/** Metres across the line where water ends. */
const shoreWidth = 1.2;

export function osmGround(features: readonly OsmFeature[], frame: CityFrame, groundHeight: number, onProgress: OnProgress): GroundPiece[] {
  const waters = features.filter((feature) => feature.lines.length === 0 && areaClass(feature) === 'water').flatMap(({ polygons }) => polygons);
  const shores = shoreLines(waters).flatMap((line) => ribbonPieces(frame, line, 'shore', shoreWidth, groundHeight + layerHeight.shore, false));
  const pieces = features.flatMap((feature, i) => {
    if (i % 1000 === 0) onProgress('ground', i, features.length);
    if (feature.lines.length > 0) {
      const way = wayOf(feature);
      if (!way) return [];
      const height = groundHeight + layerHeight[way.ground];
      const round = way.width >= roundFrom && way.ground !== 'railway';
      const edge = round ? casing[way.ground] : undefined;
      return feature.lines.flatMap((line) => [
        ...ribbonPieces(frame, line, way.ground, way.width, height, round),
        ...(edge === undefined ? [] : ribbonPieces(frame, line, 'casing', way.width + 2 * edge, groundHeight + layerHeight.casing, round)),
      ]);
    }
    const ground = areaClass(feature);
    if (!ground) return [];
    return feature.polygons.flatMap((polygon) => areaPieces(frame, polygon, ground, groundHeight + layerHeight[ground]));
  });
  return [...pieces, ...shores];
}
