import { chartsAt, withChart, type ChartKind, type ShownChart } from '@/model';
import type { Program } from '../../program';
import { showRoom } from '../shows/show-room';

/** How long a chart may stay on the wall, milliseconds; `always`: until somebody takes it away. */
export const lasting = { always: null, minutes5: 300_000, minutes30: 1_800_000, hours2: 7_200_000 } as const;
export type Lasting = keyof typeof lasting;

type Room = Pick<Program, 'shows' | 'view' | 'sharedNow'>;

/** Shows the room a chart beside what it shows. */
export async function showChart(program: Room, chart: ChartKind, place: ShownChart['place'], how: Lasting): Promise<void> {
  const now = program.sharedNow();
  const ms = lasting[how];
  await showRoom(program, { charts: withChart(chartsAt(program.view.get('charts'), now), { chart, place, until: ms === null ? null : now + ms }) });
}

export async function takeChartAway(program: Room, chart: ChartKind): Promise<void> {
  await showRoom(program, { charts: chartsAt(program.view.get('charts'), program.sharedNow()).filter((shown) => shown.chart !== chart) });
}
