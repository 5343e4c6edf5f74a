import type { Vec3 } from '@/geo';

/**
 * One worker as the GPU reads it: its last three reports, oldest first, as city-frame metres and seconds since the
 * table's epoch, then their states (two bits each, oldest lowest) and the newest heading in degrees; two more keep it four texels long.
 * Three, because at a playout delay longer than the report period the moment shown can lie before the last two.
 */
export const rowFloats = 16;
export const stateOffset = 12;
export const headingOffset = 13;

export interface RowMoment {
  position: Vec3;
  /** Index into `workerStates`. */
  state: number;
  /** Seconds since the epoch of the report this moment rests on. */
  reportedAt: number;
}

/**
 * Where the worker in `slot` is at `time` (seconds since the table's epoch), null before its first report.
 * Between two reports it moves in a straight line; over a silence longer than `maxGap` seconds it waits and jumps.
 * The vertex shader of the moving points computes the same.
 */
export function momentOf(rows: Float32Array, slot: number, time: number, maxGap: number): RowMoment | null {
  const at = slot * rowFloats;
  const seconds = (sample: number): number => rows[at + sample * 4 + 3]!;
  if (time < seconds(0)) return null;
  const first = time < seconds(1) ? 0 : 1;
  const span = seconds(first + 1) - seconds(first);
  let fraction = span > 0 ? Math.min(1, (time - seconds(first)) / span) : 1;
  if (span > maxGap) fraction = Math.floor(fraction);
  const reported = fraction < 1 ? first : first + 1;
  const axis = (k: number): number => {
    const from = rows[at + first * 4 + k]!;
    return from + (rows[at + first * 4 + 4 + k]! - from) * fraction;
  };
  return {
    position: [axis(0), axis(1), axis(2)],
    state: (rows[at + stateOffset]! >> (reported * 2)) & 3,
    reportedAt: seconds(reported),
  };
}
