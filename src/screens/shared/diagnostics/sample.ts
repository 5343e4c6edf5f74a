import type { StageStats } from '@/stage';

/** What the panel shows of one look at the stage; times are milliseconds. */
export interface Sample {
  at: number;
  stats: StageStats;
  /** Frames drawn per second since the look before. */
  framesPerSecond: number;
  /** Frames since the look before, by what they were drawn for, most first. */
  reasons: readonly (readonly [reason: keyof StageStats['reasons'], frames: number])[];
}

export function sampleOf(stats: StageStats, at: number, before: Sample | null): Sample {
  const seconds = before ? (at - before.at) / 1_000 : 0;
  const since = Object.entries(stats.reasons) as [keyof StageStats['reasons'], number][];
  return {
    at,
    stats,
    framesPerSecond: before && seconds > 0 ? (stats.frames - before.stats.frames) / seconds : 0,
    reasons: since
      .map(([reason, frames]) => [reason, frames - (before?.stats.reasons[reason] ?? frames)] as const)
      .filter(([, frames]) => frames > 0)
      .sort(([, a], [, b]) => b - a),
  };
}

/** Median, 0 of none. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Everything a report of a fault needs, as text. */
export function reportOf({ stats, framesPerSecond }: Sample, budget: object, address: string, browser: string): string {
  const { frameMs, gpuMs, errors, ...rest } = stats;
  const times = Object.fromEntries(Object.entries(frameMs).map(([part, values]) => [part, Number(median(values).toFixed(2))]));
  return JSON.stringify({
    page: address, browser, framesPerSecond: Number(framesPerSecond.toFixed(1)), medianMs: { ...times, gpu: Number(median(gpuMs).toFixed(2)) }, ...rest, budget, errors,
  }, null, 2);
}
