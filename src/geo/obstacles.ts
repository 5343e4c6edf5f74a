import type { Position, Skyline } from '@/model';
import type { CityFrame } from './city-frame';

/** What stands in a city, in squares, as heights a camera must stay above. */
export interface Obstacles {
  /** Side of a square, metres. */
  readonly size: number;
  /** Metres above the ellipsoid of the ground everything stands on. */
  readonly ground: number;
  /** Metres above the ellipsoid of the highest thing in any square within `radius` metres of a place (of its height nothing counts). */
  topNear(place: Position, radius: number): number;
}

export function createObstacles(skyline: Skyline, frame: CityFrame, groundHeight: number): Obstacles {
  const { size, west, south, columns, rows, heights } = skyline;
  return {
    size,
    ground: groundHeight,
    topNear(place, radius) {
      const [x, y] = frame.toLocal({ ...place, height: groundHeight });
      const first = Math.max(0, Math.floor((x - radius - west) / size));
      const last = Math.min(columns - 1, Math.floor((x + radius - west) / size));
      const top = Math.min(rows - 1, Math.floor((y + radius - south) / size));
      let highest = 0;
      for (let row = Math.max(0, Math.floor((y - radius - south) / size)); row <= top; row++) {
        for (let column = first; column <= last; column++) highest = Math.max(highest, heights[row * columns + column]!);
      }
      return groundHeight + highest;
    },
  };
}
