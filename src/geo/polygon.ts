import { toRadians } from './ellipsoid';

/** Longitude and latitude, degrees. */
export type LonLat = readonly [longitude: number, latitude: number];

/** Outer ring counter-clockwise, then holes; rings are not closed. */
export type LonLatPolygon = readonly (readonly LonLat[])[];

/** Squared eccentricity and semi-major axis of WGS-84. */
const e2 = 0.00669437999014132;
const e = Math.sqrt(e2);
const semiMajor = 6_378_137;

/** The function q of authalic latitude (Snyder, Map Projections: A Working Manual, 1987, eq. 3-12). */
function q(sine: number): number {
  return (1 - e2) * (sine / (1 - e2 * sine * sine) - Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e));
}
const qPole = q(1);

/** Whether a point lies in any of the polygons and in none of their holes. A point on a shared edge lies in exactly one of the two. */
export function polygonsContain(polygons: readonly LonLatPolygon[], longitude: number, latitude: number): boolean {
  return polygons.some((rings) => {
    let inside = false;
    for (const ring of rings) if (ringContains(ring, longitude, latitude)) inside = !inside;
    return inside;
  });
}

function ringContains(ring: readonly LonLat[], longitude: number, latitude: number): boolean {
  let inside = false;
  let previous = ring.at(-1)!;
  for (const point of ring) {
    // The lower end first: two rings that share an edge get the same answer from it, whichever way they run along it.
    const [low, high] = previous[1] < point[1] ? [previous, point] : [point, previous];
    if (low[1] <= latitude && latitude < high[1]) {
      const crossing = low[0] + ((high[0] - low[0]) * (latitude - low[1])) / (high[1] - low[1]);
      if (longitude < crossing) inside = !inside;
    }
    previous = point;
  }
  return inside;
}

/**
 * Square metres on WGS-84, holes taken off: on the authalic sphere, with edges straight in longitude and the sine of
 * authalic latitude (Chamberlain & Duquette, Some Algorithms for Polygons on a Sphere, 2007). For the sizes of cities and
 * their parts better than 1 part in 10,000.
 */
export function polygonsArea(polygons: readonly LonLatPolygon[]): number {
  const authalicRadiusSquared = (semiMajor * semiMajor * qPole) / 2;
  let sum = 0;
  for (const rings of polygons) {
    for (const ring of rings) {
      let previous = ring.at(-1)!;
      let ringSum = 0;
      for (const point of ring) {
        const heights = (q(Math.sin(toRadians(previous[1]))) + q(Math.sin(toRadians(point[1])))) / qPole;
        ringSum -= toRadians(point[0] - previous[0]) * (2 + heights);
        previous = point;
      }
      sum += ringSum;
    }
  }
  return (sum * authalicRadiusSquared) / 2;
}

/** West, south, east, north of polygons that do not cross the antimeridian. */
export function polygonsExtent(polygons: readonly LonLatPolygon[]): [west: number, south: number, east: number, north: number] {
  const extent: [number, number, number, number] = [180, 90, -180, -90];
  for (const [outer] of polygons) {
    for (const [longitude, latitude] of outer!) {
      extent[0] = Math.min(extent[0], longitude);
      extent[1] = Math.min(extent[1], latitude);
      extent[2] = Math.max(extent[2], longitude);
      extent[3] = Math.max(extent[3], latitude);
    }
  }
  return extent;
}
