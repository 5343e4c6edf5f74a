import type { Vec3 } from '@/geo';

/** Writes east-north-up metres as glTF's y-up metres relative to `centre` into `out`, from vertex `first` on. */
export function relativePositions(positions: readonly number[], centre: Vec3, out: Float32Array, first: number): void {
  for (let i = 0; i < positions.length; i += 3) {
    const at = first * 3 + i;
    out[at] = positions[i]! - centre[0];
    out[at + 1] = positions[i + 2]! - centre[2];
    out[at + 2] = -(positions[i + 1]! - centre[1]);
  }
}
