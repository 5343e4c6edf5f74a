import type { ChartKind } from '@/model';
import { Block } from './blocks';
import { ChartFace } from '../shared/charts/chart-face';
import { useShownCharts } from '../shared/charts/use-shown-charts';
import type { Program } from '../program';
import type { Area } from './wall-layout';
import styles from './wall.module.css';

/** Bars of a chart at a side. */
const sideRows = 6;
/** Height of a bar with its name, and of all that is around the bars, em. */
const rowEm = 1.86;
const aroundEm = { overdue: 6.6, other: 5 } as const;
/** Where a card is too low for this many bars, they stand in two columns if it is so wide, em. */
const fewRows = 5;
const twoColumnsEm = 17;

/** The bars a card of this size has room for, and how many columns of them. */
function barsIn(kind: ChartKind, { width, height }: Pick<Area, 'width' | 'height'>, text: number): { rows: number; columns: 1 | 2 } {
  const down = Math.max(2, Math.floor((height / text - (kind === 'overdue' ? aroundEm.overdue : aroundEm.other)) / rowEm));
  return down < fewRows && width / text >= twoColumnsEm ? { rows: 2 * down, columns: 2 } : { rows: down, columns: 1 };
}

/** The chart that is laid across the wall, if there is one: inside one panel, at its bottom right. */
export function ChartCard({ program, area, text }: { program: Program; area: Area; text: number }) {
  const card = useShownCharts(program).find(({ place }) => place === 'card');
  if (!card) return null;
  const { left, top, width, height } = area;
  return (
    <div className={styles.cardArea} style={{ left, top, width, height }}>
      <section className={styles.card} data-zone="chart"><ChartFace key={card.chart} program={program} kind={card.chart} {...barsIn(card.chart, area, text)} /></section>
    </div>
  );
}

/** A chart among the figures at a side. */
export function ChartBlock({ program, kind }: { program: Program; kind: ChartKind }) {
  return <Block zone="chart"><ChartFace program={program} kind={kind} rows={sideRows} /></Block>;
}
