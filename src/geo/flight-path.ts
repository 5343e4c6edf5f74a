import type { ViewState } from '@/model';
import { semiMajorAxis } from './ellipsoid';
import { clearingShape, plainShape, type FlightShape } from './flight-shape';
import { centralAngle, interpolatePosition } from './interpolation';
import type { Obstacles } from './obstacles';
import { wrap360 } from './pose';

/** A view for every t ∈ [0, 1] of a flight: exactly the given ones at the ends, held outside. */
export type FlightPath = (t: number) => ViewState;

const ceiling = 100_000_000;

/**
 * A flight from one view to another: starts and ends at rest (quintic smoothstep), along the great circle, in one arc
 * that never goes below the straight line between the two heights and rises the more the farther and the lower the flight
 * is (the idea of van Wijk & Nuij, "Smooth and efficient zooming and panning", 2003). Angles turn the short way.
 * Where `obstacles` stand in the way, the arc is lifted over them, see `clearingShape`.
 */
export function flightPath(from: ViewState, to: ViewState, obstacles: Obstacles | null): FlightPath {
  const distance = centralAngle(from, to) * semiMajorAxis;
  const shape = obstacles ? clearingShape(from, to, distance, obstacles) : plainShape(from, to, distance);
  return (t) => {
    if (t <= 0) return from;
    if (t >= 1) return to;
    return viewAt(from, to, shape, t);
  };
}

function viewAt(from: ViewState, to: ViewState, shape: FlightShape, t: number): ViewState {
  const { along, turned, height } = shape(t);
  const { longitude, latitude } = interpolatePosition(from, to, along);
  return {
    longitude,
    latitude,
    height: Math.min(ceiling, height),
    bearing: wrap360(from.bearing + shortTurn(from.bearing, to.bearing) * turned),
    pitch: from.pitch + (to.pitch - from.pitch) * turned,
    roll: wrap180(from.roll + shortTurn(from.roll, to.roll) * turned),
    fovy: from.fovy + (to.fovy - from.fovy) * turned,
  };
}

/** Degrees from `a` to `b`, −180 ≤ result < 180. */
const shortTurn = (a: number, b: number): number => wrap180(b - a);
const wrap180 = (degrees: number): number => wrap360(degrees + 180) - 180;
