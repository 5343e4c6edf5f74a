import type { PNG } from 'pngjs';

/** A part of a picture, pixels. */
export interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * By how many whole pixels `b` must be moved so that its edges lie on those of `a` within the crop (largest normalised
 * cross-correlation of gradients, up to `reach` pixels each way), and how well they then agree, −1…1.
 */
export function shiftBetween(a: PNG, b: PNG, crop: Crop, reach: number): { dx: number; dy: number; likeness: number } {
  const [ea, eb] = [edges(a), edges(b)];
  let best = { dx: 0, dy: 0, likeness: -1 };
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const likeness = correlation(ea, eb, a.width, crop, dx, dy);
      if (likeness > best.likeness) best = { dx, dy, likeness };
    }
  }
  return best;
}

function edges({ width, height, data }: PNG): Float32Array {
  const out = new Float32Array(width * height);
  const light = (at: number): number => data[at * 4]! * 0.3 + data[at * 4 + 1]! * 0.59 + data[at * 4 + 2]! * 0.11;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      out[at] = Math.hypot(light(at + 1) - light(at - 1), light(at + width) - light(at - width));
    }
  }
  return out;
}

function correlation(a: Float32Array, b: Float32Array, width: number, crop: Crop, dx: number, dy: number): number {
  let [sa, sb, ab, aa, bb] = [0, 0, 0, 0, 0];
  for (let y = crop.y; y < crop.y + crop.height; y++) {
    for (let x = crop.x; x < crop.x + crop.width; x++) {
      const va = a[y * width + x]!;
      const vb = b[(y + dy) * width + x + dx]!;
      sa += va;
      sb += vb;
      ab += va * vb;
      aa += va * va;
      bb += vb * vb;
    }
  }
  const n = crop.width * crop.height;
  const spread = Math.sqrt((aa - (sa * sa) / n) * (bb - (sb * sb) / n));
  return spread > 0 ? (ab - (sa * sb) / n) / spread : 0;
}
