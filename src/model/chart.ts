import { z } from 'zod';

/**
 * Figures that are shown as a chart, all of them computed on each screen from the requests it holds: open requests by category, by
 * phase and by region, what came in and was closed in the last 24 hours, and the share of those with a time limit that are past it.
 */
export const chartKinds = ['overdue', 'category', 'phase', 'region', 'day'] as const;
export const chartKindSchema = z.enum(chartKinds);
export type ChartKind = z.infer<typeof chartKindSchema>;

/** A chart on the wall: laid across it, or on top of the figures at its left or right. */
const shownChartSchema = z.strictObject({
  chart: chartKindSchema,
  place: z.enum(['card', 'left', 'right']),
  /** When its time is over: hub time, milliseconds since 1970 UTC; null: it stays until somebody takes it away. */
  until: z.number().min(0).nullable(),
});
export type ShownChart = z.infer<typeof shownChartSchema>;

/** At most one card, which is the last of the list, and two charts at a side. */
export const chartsSchema = z.array(shownChartSchema).max(5);

const mostAtASide = 2;

/** The charts with another one: a card takes the place of the card before, a chart at a side stands on top there; each chart is shown once. */
export function withChart(charts: readonly ShownChart[], added: ShownChart): ShownChart[] {
  const others = charts.filter(({ chart, place }) => chart !== added.chart && !(place === 'card' && added.place === 'card'));
  const side = (place: ShownChart['place']): ShownChart[] =>
    place === 'card' ? [] : [...(added.place === place ? [added] : []), ...others.filter((other) => other.place === place)].slice(0, mostAtASide);
  const card = added.place === 'card' ? added : others.find(({ place }) => place === 'card');
  return [...side('left'), ...side('right'), ...(card ? [card] : [])];
}

/** Those whose time is not over at `now`, hub time. */
export const chartsAt = (charts: readonly ShownChart[], now: number): ShownChart[] => charts.filter(({ until }) => until === null || until > now);
