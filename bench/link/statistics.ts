/** Quantiles of milliseconds, rounded to 0.01. */
export interface Spread {
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** @throws {RangeError} without values. */
export function spread(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  const at = (q: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]! * 100) / 100;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Share of values that hold, 0…1, to a hundredth of a per cent. */
export function share<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return Math.round((values.filter(holds).length / values.length) * 10_000) / 10_000;
}
