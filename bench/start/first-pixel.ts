import { PNG } from 'pngjs';

/** A picture the browser put on the screen, and when: milliseconds since navigation. */
export interface Shown {
  at: number;
  png: Buffer;
}

/** The part of the picture that is city on every side and that no side covers with panels: shares of width and height. */
const city = { left: 0.34, right: 0.66, top: 0.3, bottom: 0.8 };

/** From this likeness to the finished picture on, its city counts as seen. */
const alike = 0.3;

/**
 * When the city was first seen: the first picture whose edges in the middle part lie where those of the side's own last
 * picture lie (normalised cross-correlation of gradients). A globe, a veil or a spinner has its edges elsewhere.
 */
export function firstCityPixel(shown: readonly Shown[]): { at: number; likeness: number } | null {
  const last = shown.at(-1);
  if (!last) return null;
  const finished = edges(last.png);
  for (const { at, png } of shown) {
    const likeness = correlation(edges(png), finished);
    if (likeness >= alike) return { at, likeness: Math.round(likeness * 100) / 100 };
  }
  return null;
}

function edges(png: Buffer): Float32Array {
  const { width, height, data } = PNG.sync.read(png);
  const light = (x: number, y: number): number => {
    const at = (y * width + x) * 4;
    return data[at]! * 0.3 + data[at + 1]! * 0.59 + data[at + 2]! * 0.11;
  };
  const out: number[] = [];
  for (let y = Math.round(height * city.top); y < height * city.bottom; y++) {
    for (let x = Math.round(width * city.left); x < width * city.right; x++) out.push(Math.hypot(light(x + 1, y) - light(x - 1, y), light(x, y + 1) - light(x, y - 1)));
  }
  return Float32Array.from(out);
}

function correlation(a: Float32Array, b: Float32Array): number {
  const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - ma) * (b[i]! - mb);
    aa += (a[i]! - ma) ** 2;
    bb += (b[i]! - mb) ** 2;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}
