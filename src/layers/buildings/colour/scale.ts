import type { BuildingAttribute } from '@/model';

export type NumberAttribute = Extract<BuildingAttribute, { type: 'number' }>;

export interface Scale {
  /** Where a value lies on the legend's track, 0…1. */
  shareOf(value: number): number;
  valueAt(share: number): number;
  /** Smallest difference a filter makes. */
  step: number;
  /** Where the ramp begins and ends on the track. */
  ramp: readonly [from: number, to: number];
}

/** Share of the track that what lies beyond an end of the ramp gets, however far away it is: one tower must not press the city flat. */
const tail = 0.14;

/** The track of a legend: its ramp in proportion, what is rarer than the 2nd and 98th percentile short beside it. */
export function scaleOf({ low, high, min, max }: Pick<NumberAttribute, 'low' | 'high' | 'min' | 'max'>): Scale {
  const [from, to] = [low > min ? tail : 0, high < max ? 1 - tail : 1];
  const step = stepOf(low, high, min, max);
  const snapped = (value: number): number => Math.min(max, Math.max(min, Number((Math.round(value / step) * step).toPrecision(12))));
  const knots: readonly (readonly [value: number, share: number])[] = [[min, 0], [low, from], [high, to], [max, 1]];
  const between = (at: number, x: 0 | 1, y: 0 | 1): number => {
    const i = Math.max(0, Math.min(2, knots.findIndex((knot, k) => k > 0 && at <= knot[x] && knot[x] > knots[k - 1]![x]) - 1));
    const [a, b] = [knots[i]!, knots[i + 1]!];
    return b[x] === a[x] ? a[y] : a[y] + ((Math.min(Math.max(at, a[x]), b[x]) - a[x]) / (b[x] - a[x])) * (b[y] - a[y]);
  };
  return {
    shareOf: (value) => between(Math.min(max, Math.max(min, value)), 0, 1),
    valueAt: (share) => (share <= 0 ? min : share >= 1 ? max : snapped(between(share, 1, 0))),
    step,
    ramp: [from, to],
  };
}

/** Whole numbers where the ends are whole, else about a hundredth of the ramp, rounded to a power of ten. */
function stepOf(low: number, high: number, min: number, max: number): number {
  const hundredth = 10 ** Math.floor(Math.log10(Math.max(high - low, (max - min) / 100, 1e-6) / 50));
  return [low, high, min, max].every(Number.isInteger) ? Math.max(1, hundredth) : hundredth;
}
