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
const aroundEm = { overdue: 8.2, other: 5.2 } as const;

/** The bars a card has room for. */
const rowsIn = (kind: ChartKind, em: number): number => Math.max(2, Math.floor((em - (kind === 'overdue' ? aroundEm.overdue : aroundEm.other)) / rowEm));

/** The chart that is laid across the wall, if there is one: inside one panel, at its bottom right. */
export function ChartCard({ program, area, text }: { program: Program; area: Area; text: number }) {
  const card = useShownCharts(program).find(({ place }) => place === 'card');
  if (!card) return null;
  const { left, top, width, height } = area;
  return (
    <div className={styles.cardArea} style={{ left, top, width, height }}>
      <section className={styles.card} data-zone="chart"><ChartFace key={card.chart} program={program} kind={card.chart} rows={rowsIn(card.chart, height / text)} /></section>
    </div>
  );
}

/** A chart among the figures at a side. */
export function ChartBlock({ program, kind }: { program: Program; kind: ChartKind }) {
  return <Block zone="chart"><ChartFace program={program} kind={kind} rows={sideRows} /></Block>;
}
