import { useState, type CSSProperties, type ReactElement } from 'react';
import type { ChartKind } from '@/model';
import type { Program } from '../program';
import { CategoriesBlock, FlowBlock, OpenBlock, PhasesBlock, WorkersBlock } from './blocks';
import { useShownCharts } from '../shared/charts/use-shown-charts';
import { ChartBlock } from './chart-card';
import { fitBlocks, stretchBlocks, type Area, type WallLayout } from './wall-layout';
import styles from './wall.module.css';

/** Indicators left and right, at most 22 % of the wall each; every block stays in one panel, and what finds no room is left out. */
export function Columns({ program, layout }: { program: Program; layout: WallLayout }) {
  const charts = useShownCharts(program);
  const at = (side: 'left' | 'right'): ReactElement[] => charts.filter(({ place }) => place === side).map(({ chart }) => <ChartBlock key={`chart-${chart}`} program={program} kind={chart} areas={layout[side]} text={layout.text} />);
  /** A figure that a chart at a side says better makes room. */
  const said = (chart: ChartKind): boolean => charts.some((shown) => shown.chart === chart && shown.place !== 'card');
  const left = [
    ...at('left'),
    <OpenBlock key="open" program={program} overdue={!said('overdue')} />, <FlowBlock key="flow" program={program} />, ...(said('phase') ? [] : [<PhasesBlock key="phases" program={program} />]),
  ];
  const right = [...at('right'), ...(said('category') ? [] : [<CategoriesBlock key="categories" program={program} />]), <WorkersBlock key="workers" program={program} />];
  const gap = layout.margin * 0.6;
  return (
    <>
      <Column areas={layout.left} blocks={left} gap={gap} least="flow" />
      <Column areas={layout.right} blocks={right} gap={gap} />
    </>
  );
}

/** CSS pixels of a block before it is stretched. */
const ownHeight = (slot: HTMLElement): number => slot.offsetHeight - (Number.parseFloat(slot.style.getPropertyValue('--stretch')) || 0);

/** `least`: the block that gives way first; without it, the last. What the colours mean is worth more than one figure. */
function Column({ areas, blocks, gap, least }: { areas: readonly Area[]; blocks: readonly ReactElement[]; gap: number; least?: string }) {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const [observer] = useState(() => new ResizeObserver((entries) => {
    const measured = entries.map(({ target }) => [(target as HTMLElement).dataset['block']!, ownHeight(target as HTMLElement)] as const);
    setHeights((before) => (measured.every(([key, height]) => before.get(key) === height) ? before : new Map([...before, ...measured])));
  }));
  // A block with nothing to say takes no place, and no gap either.
  const spoken = blocks.flatMap(({ key }) => (heights.get(String(key)) ? [String(key)] : []));
  const own = spoken.map((key) => heights.get(key)!);
  const worth = [...spoken.filter((key) => key !== least), ...spoken.filter((key) => key === least)].map((key) => spoken.indexOf(key));
  const places = stretchBlocks(own, fitBlocks(own, areas, gap, worth), areas);
  return blocks.map((block) => {
    const place = places[spoken.indexOf(String(block.key))];
    return (
      <div
        key={block.key} data-block={block.key} className={styles.slot} style={{ width: areas[0]?.width, left: place?.left, top: place?.top, visibility: place ? 'visible' : 'hidden', '--stretch': `${place?.stretch ?? 0}px` } as CSSProperties}
        ref={(element) => {
          if (element) observer.observe(element);
          return () => {
            if (element) observer.unobserve(element);
          };
        }}
      >
        {block}
      </div>
    );
  });
}
