import { expect, test } from 'vitest';
import { chartsAt, chartsSchema, withChart, type ShownChart } from './chart';

const chart = (kind: ShownChart['chart'], place: ShownChart['place'], until: number | null = null): ShownChart => ({ chart: kind, place, until });
const told = (charts: readonly ShownChart[]): string[] => charts.map(({ chart: kind, place }) => `${kind} ${place}`);

test('R54 a card takes the place of the card, a chart at a side stands on top there, and none is shown twice', () => {
  let charts = withChart([], chart('day', 'card'));
  charts = withChart(charts, chart('phase', 'left'));
  charts = withChart(charts, chart('region', 'card'));
  expect(told(charts)).toEqual(['phase left', 'region card']);
  charts = withChart(charts, chart('region', 'left'));
  expect(told(charts)).toEqual(['region left', 'phase left']);
  charts = withChart(withChart(charts, chart('day', 'left')), chart('overdue', 'right'));
  expect(told(charts)).toEqual(['day left', 'region left', 'overdue right']);
  expect(chartsSchema.parse(charts)).toEqual(charts);
});

test('R54 a chart whose time is over is not shown', () => {
  expect(told(chartsAt([chart('day', 'card', 1_000), chart('phase', 'left', 2_000), chart('region', 'right')], 1_000))).toEqual(['phase left', 'region right']);
});
