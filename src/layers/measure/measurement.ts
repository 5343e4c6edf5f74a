import geodesic from 'geographiclib-geodesic';
import type { Position } from '@/model';

export const measureKinds = ['distance', 'height', 'area'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** Metres and square metres. Lengths are geodesics on WGS-84; slopes join their ends straight in height. */
export interface Measurement {
  kind: MeasureKind;
  /** Length on the ellipsoid of each leg, in order. */
  legs: number[];
  /** Sum of the legs; of an area, once round it. */
  length: number;
  /** The same with the differences in height, as a taut line would have. */
  slopeLength: number;
  /** Last point above the first. */
  rise: number;
  /** Degrees above the horizon from the first point to the last, −90…90. */
  slope: number;
  /** Degrees clockwise from north from the first point to the last, 0…360. */
  bearing: number;
  /** Enclosed on the ellipsoid, whichever way round the points run; 0 but for an area. */
  area: number;
}

const { WGS84 } = geodesic.Geodesic;

/**
 * What the points measure: a line, a difference in height between the first and the last, or the area they enclose.
 * Geodesics and areas: Karney 2013, “Algorithms for geodesics”. Null while there are too few points.
 */
export function measure(kind: MeasureKind, points: readonly Position[]): Measurement | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < (kind === 'area' ? 3 : 2)) return null;
  const ring = kind === 'area' ? [...points, first] : points;
  const legs = ring.slice(1).map((to, i) => ground(ring[i]!, to));
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const rise = last.height - first.height;
  const direct = WGS84.Inverse(first.latitude, first.longitude, last.latitude, last.longitude);
  return {
    kind,
    legs,
    length: sum(legs),
    slopeLength: sum(legs.map((leg, i) => Math.hypot(leg, ring[i + 1]!.height - ring[i]!.height))),
    rise,
    slope: (Math.atan2(rise, direct.s12 ?? 0) * 180) / Math.PI,
    bearing: ((direct.azi1 ?? 0) + 360) % 360,
    area: kind === 'area' ? enclosed(points) : 0,
  };
}

const ground = (from: Position, to: Position): number => WGS84.Inverse(from.latitude, from.longitude, to.latitude, to.longitude).s12 ?? 0;

function enclosed(points: readonly Position[]): number {
  const polygon = WGS84.Polygon(false);
  for (const { latitude, longitude } of points) polygon.AddPoint(latitude, longitude);
  return Math.abs(polygon.Compute(false, true).area ?? 0);
}
