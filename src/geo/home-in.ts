import type { ViewState } from '@/model';
import { createCityFrame } from './city-frame';
import { toRadians } from './ellipsoid';
import { enclosingView, type FreePart } from './enclosing-view';
import { fartherView, sightDistance } from './farther';
import { offCentre } from './off-centre';

/**
 * A city's first view is made for pictures of this width / height and broader ones. A district fills this much of a desk's: the bars above and
 * below lie over some of it, the panels beside it may lie over its edges.
 */
export const homePicture = { aspectRatio: 1.6, free: [{ left: -1, right: 1, bottom: -0.7, top: 0.72 }] };

/** A city no broader than this is seen whole, metres; and this much ground to each side of its middle, however little stands there. */
export const district = { breadth: 2_500, leastAround: 30 };

interface HomeCity {
  home: ViewState;
  /** west, south, east, north in degrees. */
  extent: readonly [number, number, number, number];
  groundHeight: number;
  /** Height of its tallest building, metres. */
  tallest: number;
}

/**
 * A city's first view in a picture of `aspectRatio` (width / height); over its `free` parts nothing lies. One narrower than what the view is
 * made for shows a district whole in a free part; of a larger city as much as a broad one, from farther away, with its middle in the first of them.
 */
export function homeIn({ home, extent: [west, south, east, north], groundHeight, tallest }: HomeCity, aspectRatio: number, free: readonly FreePart[] = homePicture.free): ViewState {
  if (aspectRatio >= homePicture.aspectRatio) return home;
  const { bearing, pitch, fovy } = home;
  const middle = { longitude: (west + east) / 2, latitude: (south + north) / 2, height: groundHeight };
  const here = createCityFrame(middle);
  const [x, y] = here.toLocal({ longitude: east, latitude: north, height: groundHeight });
  if (2 * Math.hypot(x, y) < district.breadth) {
    const [dx, dy] = [Math.max(x, district.leastAround), Math.max(y, district.leastAround)];
    const corners = [0, tallest].flatMap((up) => [[-dx, -dy], [dx, -dy], [dx, dy], [-dx, dy]].map(([right, ahead]) => here.fromLocal([right!, ahead!, up])));
    return { ...enclosingView(corners, middle, { bearing, pitch, fovy, aspectRatio, free }), bearing, pitch };
  }
  const times = homePicture.aspectRatio / aspectRatio;
  const tangent = Math.tan(toRadians(fovy / 2));
  const [{ left, right, bottom, top }] = free as [FreePart];
  const [aside, up] = [((left + right) / 2) * tangent * aspectRatio, ((bottom + top) / 2) * tangent];
  return offCentre(fartherView(home, times, groundHeight), times * sightDistance(home, groundHeight), aside, up);
}
