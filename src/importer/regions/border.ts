import type { Point } from '../mesh/rings';

/** A line between two areas, from one junction of borders to another, or around; `outside` is an area too. */
export interface Border {
  /** The area on the left of its direction, and on the right. */
  left: number;
  right: number;
  /** Points in order; where borders meet they hold the same object. A closed border repeats its first point at the end. */
  points: Point[];
}

/** The area number of what is no area. */
export const outside = -1;
