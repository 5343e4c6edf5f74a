import type { ChartKind } from '@/model';
import { useCallback, useState } from 'react';
import { Block } from './blocks';
import { ChartFace } from '../shared/charts/chart-face';
import { useShownCharts } from '../shared/charts/use-shown-charts';
import type { Program } from '../program';
import type { Area } from './wall-layout';
import styles from './wall.module.css';

/** Bars of a chart at a side: at most, and at least. */
const sideRows = { most: 6, least: 2 } as const;
/** Height of a bar with its name, and of all that is around the bars, em. */
const rowEm = 1.98;
const aroundEm = { overdue: 7, other: 5.7 } as const;
/** Where a card is too low for this many bars, they stand in two columns if it is so wide, em. */
const fewRows = 5;
const twoColumnsEm = 16;

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
      <Card key={`${card.chart} ${width} ${height}`} program={program} kind={card.chart} {...barsIn(card.chart, area, text)} />
    </div>
  );
}

/** With as many of the bars as there is room for once its words are there: what it rests on is never cut. */
function Card({ program, kind, rows, columns }: { program: Program; kind: ChartKind; rows: number; columns: 1 | 2 }) {
  const [shown, setShown] = useState(rows);
  const watch = useCallback((card: HTMLElement | null) => {
    if (!card) return;
    const observer = new ResizeObserver(() => {
      if (card.scrollHeight > card.clientHeight) setShown((before) => Math.max(2 * columns, before - columns));
    });
    observer.observe(card.firstElementChild!);
    return () => observer.disconnect();
  }, [columns]);
  return <section ref={watch} className={styles.card} data-zone="chart"><ChartFace program={program} kind={kind} rows={shown} columns={columns} /></section>;
}

/** A chart among the figures at a side, with as many bars as the highest of these areas has room for. */
export function ChartBlock({ program, kind, areas, text }: { program: Program; kind: ChartKind; areas: readonly Area[]; text: number }) {
  const room = Math.max(...areas.map(({ height }) => height)) / text - (kind === 'overdue' ? aroundEm.overdue : aroundEm.other);
  const rows = Math.min(sideRows.most, Math.max(sideRows.least, Math.floor(room / rowEm)));
  return <Block zone="chart"><ChartFace program={program} kind={kind} rows={rows} /></Block>;
}
