import type { CityFrame, Vec3 } from '@/geo';
import { streetClasses, type StreetClass } from '@/model';
import Flatbush from 'flatbush';
import { anchorFloats, lengthOf, type PackedStreets } from './pack';

/** A named street, or one way that has no name. */
export interface Street {
  id: string;
  /** By language tag, `''` the local name; null without a name. */
  names: Readonly<Record<string, string>> | null;
  class: StreetClass;
  /** Metres. */
  length: number;
  /** A place on it, longitude and latitude in degrees. */
  at: readonly [number, number];
  /** House numbers addresses have on it, in their own order. */
  houses: readonly string[];
  /** Lines in city-frame metres. */
  paths(): Vec3[][];
  /** Where its name may stand, `anchorFloats` numbers each: position, unit direction, metres of room. */
  anchors: Float64Array;
}

export interface StreetNetwork {
  readonly named: readonly Street[];
  /** A named street, or one way that has no name; null for an id that is neither. */
  get(id: string): Street | null;
  /** The street whose roadway is nearest to a city-frame place, at most `reach` metres beside its edge. */
  near(east: number, north: number, reach: number): Street | null;
}

/** Half the usual width of a roadway, metres. */
const halfWidth: Record<StreetClass, number> = { motorway: 11, primary: 9, secondary: 7, local: 4, service: 2.5, path: 1.5 };
const wayId = /^way-(\d{1,7})$/;

/** Streets to look up, over what a worker packed; nothing is unpacked before it is asked for. */
export function createStreetNetwork(packed: PackedStreets, frame: CityFrame): StreetNetwork {
  const { wayStarts, wayNodes, wayClasses, wayStreets, anchors, anchorStarts, pieceWays, pieceStarts } = packed;
  const index = packed.index && Flatbush.from(packed.index);
  const nodeAt = (i: number): Vec3 => packed.nodes.subarray(wayNodes[i]! * 3, wayNodes[i]! * 3 + 3) as unknown as Vec3;
  const pathOf = (way: number): Vec3[] =>
    Array.from({ length: wayStarts[way + 1]! - wayStarts[way]! }, (_, i): Vec3 => {
      const [x, y, z] = nodeAt(wayStarts[way]! + i);
      return [x, y, z];
    });
  const named = packed.named.map(({ ways, ...own }, i): Street => ({
    ...own,
    paths: () => ways.map(pathOf),
    anchors: anchors.subarray(anchorStarts[i]! * anchorFloats, anchorStarts[i + 1]! * anchorFloats),
  }));
  const known = new Map(named.map((street) => [street.id, street]));
  const nameless = (way: number): Street => {
    const path = pathOf(way);
    const { longitude, latitude } = frame.fromLocal(path[path.length >> 1]!);
    return {
      id: `way-${way}`, names: null, class: classOf(way), length: lengthOf([path]), at: [longitude, latitude], houses: [],
      paths: () => [path], anchors: anchors.subarray(0, 0),
    };
  };
  const classOf = (way: number): StreetClass => streetClasses[wayClasses[way]!]!;

  return {
    named,
    get(id) {
      const way = Number(wayId.exec(id)?.[1] ?? Number.NaN);
      return known.get(id) ?? (way < wayClasses.length && wayStreets[way]! < 0 ? nameless(way) : null);
    },
    near(east, north, reach) {
      const widestReach = reach + halfWidth.motorway;
      let best: { way: number; beside: number } | null = null;
      for (const i of index?.search(east - widestReach, north - widestReach, east + widestReach, north + widestReach) ?? []) {
        const way = pieceWays[i]!;
        const beside = distanceTo(nodeAt(pieceStarts[i]!), nodeAt(pieceStarts[i]! + 1), east, north) - halfWidth[classOf(way)];
        if (beside <= reach && (!best || beside < best.beside)) best = { way, beside };
      }
      return best && (named[wayStreets[best.way]!] ?? nameless(best.way));
    },
  };
}

/** Metres from a place to a segment. */
function distanceTo([ax, ay]: Vec3, [bx, by]: Vec3, x: number, y: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}
