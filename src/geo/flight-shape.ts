import type { Position } from '@/model';
import { interpolatePosition } from './interpolation';
import type { Obstacles } from './obstacles';

/** Where a flight is at time t ∈ [0, 1]: share of the way, share of the turn (both 0…1) and metres above the ellipsoid. */
export type FlightShape = (t: number) => { along: number; turned: number; height: number };

/** A flight stays this far above whatever it passes, metres. */
export const clearance = 15;
/** Around an end that is itself below its surroundings, the flight goes up or down without clearing them, metres. */
export const freeReach = 5;
/** Rise of the middle of a flight per metre flown, for a camera close to the ground. */
const rise = 0.12;
/** Squares this near to the line count as under it: a picture is not a point, and a flight that grazes a wall is not safe. */
const side = 12;
/** How steeply an arc leaves its end, gentlest first: the exponent of its bump. */
const steepnesses = [2, 3, 4, 6, 9, 13, 19, 28, 40, 60];
/** An arc may be this much higher than it must for leaving its ends more gently. */
const spareHeight = 1.25;
/** Nobody needs to know what lies farther from both ends: there a flight is above every building. */
const nearEnds = 40_000;

/** Quintic smoothstep: speed and acceleration are 0 at both ends. */
const smooth = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

function smoothInverse(s: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (smooth(middle) < s) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function plainRise(from: Position, to: Position, distance: number): number {
  const altitude = Math.max(from.height, to.height, 1);
  return (rise * (distance * distance)) / (distance + altitude);
}

/** One parabola over the straight line between the heights; way, turn and height keep step. */
export function plainShape(from: Position, to: Position, distance: number): FlightShape {
  const arc = plainRise(from, to, distance);
  return (t) => {
    const s = smooth(t);
    return { along: s, turned: s, height: from.height + (to.height - from.height) * s + 4 * s * (1 - s) * arc };
  };
}

/** Height of an arc at share u of the climb, 0…1: 0 at the ends, flat in the middle, the steeper at an end the greater its exponent. */
const bump = (u: number, leaving: number, arriving: number): number =>
  1 - Math.abs(1 - 2 * u) ** (u < 0.5 ? leaving : arriving);

/** A place on the way that must be passed at `height` metres or more. */
interface Needed {
  along: number;
  height: number;
}

/**
 * The same flight lifted over `obstacles`: at every place of the line at least `clearance` metres above everything within
 * `side` metres of it. An end that is itself lower than that is left (or reached) upright: it climbs before it moves off,
 * and within `freeReach` metres of it only its own height counts. The arc is one smooth curve with one top, as low and
 * then as gentle at its ends as clearing allows.
 */
export function clearingShape(from: Position, to: Position, distance: number, obstacles: Obstacles): FlightShape {
  const plain = plainShape(from, to, distance);
  const needed = neededHeights(from, to, distance, obstacles);
  if (needed.every(({ along, height }) => plain(smoothInverse(along)).height >= height)) return plain;

  const hold = [holdFor(from, obstacles), holdFor(to, obstacles)] as const;
  const travel = 1 - hold[0] - hold[1];
  const straight = (u: number): number => from.height + (to.height - from.height) * u;
  const places = needed.map(({ along, height }) => {
    const u = smooth(hold[0] + travel * smoothInverse(along));
    return { u, missing: height - straight(u) };
  }).filter(({ missing }) => missing > 0);
  const least = Math.max(plainRise(from, to, distance), spareHeight * places.reduce((most, { missing }) => Math.max(most, missing), 0));
  const [leaving, arriving] = [false, true].map((late) => gentlest(places.filter(({ u }) => u >= 0.5 === late), least)) as [Arc, Arc];
  const arc = Math.max(plainRise(from, to, distance), leaving.arc, arriving.arc);
  return (t) => {
    const u = smooth(t);
    const along = smooth(Math.min(1, Math.max(0, (t - hold[0]) / travel)));
    return { along, turned: u, height: straight(u) + arc * bump(u, leaving.steepness, arriving.steepness) };
  };
}

interface Arc {
  steepness: number;
  /** Height of the middle above the straight line that clears all, metres. */
  arc: number;
}

/** The gentlest half of an arc that clears `places` without its middle rising over `most` metres; else the lowest. */
function gentlest(places: readonly { u: number; missing: number }[], most: number): Arc {
  let best: Arc = { steepness: steepnesses[0]!, arc: Infinity };
  for (const steepness of steepnesses) {
    const arc = places.reduce((highest, { u, missing }) => Math.max(highest, missing / bump(u, steepness, steepness)), 0);
    if (arc < best.arc) best = { steepness, arc };
    if (arc <= most) break;
  }
  return best;
}

/** Share of the time a flight climbs or sinks upright at an end, by how deep the end lies among what stands around it. */
function holdFor(end: Position, obstacles: Obstacles): number {
  const depth = obstacles.topNear(end, freeReach + side) + clearance - end.height;
  if (depth <= 0) return 0;
  return (0.3 * depth) / (depth + 60);
}

function neededHeights(from: Position, to: Position, distance: number, obstacles: Obstacles): Needed[] {
  return placesAlong(distance, obstacles.size / 4).flatMap((metres) => {
    const along = metres / distance;
    const height = obstacles.topNear(interpolatePosition(from, to, along), side) + clearance;
    const end = metres < freeReach ? from : distance - metres < freeReach ? to : null;
    return end && end.height < height ? [] : [{ along, height }];
  });
}

/** Metres from the start, at most `step` apart, with both edges of the free reaches among them. */
function placesAlong(distance: number, step: number): number[] {
  const places: number[] = [];
  for (let metres = 0; metres <= distance; metres += step) {
    if (metres > nearEnds && metres < distance - nearEnds) metres = distance - nearEnds;
    places.push(metres);
  }
  return distance > 2 * freeReach ? [...places, freeReach, distance - freeReach] : [];
}
