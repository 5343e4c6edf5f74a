import type { ViewState } from '@/model';
import { semiMajorAxis } from './ellipsoid';
import { centralAngle, interpolatePosition } from './interpolation';
import { wrap360 } from './pose';

/** Rise of the middle of a flight per metre flown, for a camera close to the ground. */
const rise = 0.12;
const ceiling = 100_000_000;

/**
 * View at t ∈ [0, 1] of a flight: starts and ends at rest (quintic smoothstep), along the great circle, in one arc that
 * never goes below the straight line between the two heights and rises the more the farther and the lower the flight
 * is (the idea of van Wijk & Nuij, "Smooth and efficient zooming and panning", 2003). Angles turn the short way.
 * Exactly `from` and `to` at the ends; t outside is held.
 */
export function flightAt(from: ViewState, to: ViewState, t: number): ViewState {
  if (t <= 0) return from;
  if (t >= 1) return to;
  const s = t * t * t * (t * (t * 6 - 15) + 10);
  const position = interpolatePosition(from, to, s);
  const distance = centralAngle(from, to) * semiMajorAxis;
  const altitude = Math.max(from.height, to.height, 1);
  const arc = 4 * s * (1 - s) * rise * ((distance * distance) / (distance + altitude));
  return {
    longitude: position.longitude,
    latitude: position.latitude,
    height: Math.min(ceiling, position.height + arc),
    bearing: wrap360(from.bearing + shortTurn(from.bearing, to.bearing) * s),
    pitch: from.pitch + (to.pitch - from.pitch) * s,
    roll: wrap180(from.roll + shortTurn(from.roll, to.roll) * s),
    fovy: from.fovy + (to.fovy - from.fovy) * s,
  };
}

/** Degrees from `a` to `b`, −180 ≤ result < 180. */
const shortTurn = (a: number, b: number): number => wrap180(b - a);
const wrap180 = (degrees: number): number => wrap360(degrees + 180) - 180;
