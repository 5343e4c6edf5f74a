import type { PNG } from 'pngjs';

type Rgb = readonly [r: number, g: number, b: number];

/** How much of a mark's colour a pixel is: yellow ring, magenta cross, cyan dot; each lacks one of the three primaries. */
const shares = {
  ring: ([r, g, b]: Rgb) => Math.max(0, Math.min(r, g) - b),
  cross: ([r, g, b]: Rgb) => Math.max(0, Math.min(r, b) - g),
  dot: ([r, g, b]: Rgb) => Math.max(0, Math.min(g, b) - r),
};
export type Mark = keyof typeof shares;

/** Pixels from a mark's middle to its furthest part. */
export const markReach = 11;

/** The middle of a `?calibrate` mark around a pixel, weighted by its colour; null where most of it is missing. `least`: how much of a mark's colour a pixel of it has, 0…255. */
export function centroid({ data, width }: PNG, [x, y]: readonly [number, number], mark: Mark, least = 60): readonly [number, number] | null {
  let [sum, sx, sy] = [0, 0, 0];
  for (let j = Math.floor(y - markReach); j <= y + markReach; j++) {
    for (let i = Math.floor(x - markReach); i <= x + markReach; i++) {
      const at = (j * width + i) * 4;
      const share = shares[mark]([data[at]!, data[at + 1]!, data[at + 2]!]);
      if (share < least) continue;
      sum += share;
      sx += share * (i + 0.5);
      sy += share * (j + 0.5);
    }
  }
  return sum < 600 ? null : [sx / sum, sy / sum];
}

/** Whether what lies around a mark is of one colour. Where it is not, haze takes more of one edge of Cesium's ring, which lies behind the air, than of the other. */
export function standsEvenly({ data, width }: PNG, [x, y]: readonly [number, number]): boolean {
  const corners = [[-1, -1], [1, -1], [-1, 1], [1, 1]].map(([i, j]) => (Math.round(y + j! * (markReach + 2)) * width + Math.round(x + i! * (markReach + 2))) * 4);
  return [0, 1, 2].every((channel) => {
    const values = corners.map((at) => data[at + channel]!);
    return Math.max(...values) - Math.min(...values) <= 4;
  });
}
