import { useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import type { Program } from '../program';
import { CategoriesBlock, ClosedBlock, NewBlock, OpenBlock, OverdueBlock, PhasesBlock, WorkersBlock } from './blocks';
import { stackBlocks, type Area, type WallLayout } from './wall-layout';
import styles from './wall.module.css';

/** Indicators left and right, at most 22 % of the wall each; every block stays in one panel, and what finds no room is left out. */
export function Columns({ program, layout }: { program: Program; layout: WallLayout }) {
  const left = [
    <OpenBlock key="open" program={program} />, <OverdueBlock key="overdue" program={program} />, <NewBlock key="new" program={program} />,
    <ClosedBlock key="closed" program={program} />, <PhasesBlock key="phases" program={program} />,
  ];
  const right = [<CategoriesBlock key="categories" program={program} />, <WorkersBlock key="workers" program={program} />];
  const gap = layout.margin * 0.6;
  return (
    <>
      <Column areas={layout.left} blocks={left} gap={gap} />
      <Column areas={layout.right} blocks={right} gap={gap} />
    </>
  );
}

function Column({ areas, blocks, gap }: { areas: readonly Area[]; blocks: readonly ReactElement[]; gap: number }) {
  const elements = useRef(new Map<number, HTMLDivElement>());
  const [heights, setHeights] = useState<readonly number[]>([]);
  useLayoutEffect(() => {
    const measure = (): void => {
      const measured = [...elements.current.values()].map((element) => element.offsetHeight);
      setHeights((before) => (before.join() === measured.join() ? before : measured));
    };
    const observer = new ResizeObserver(measure);
    for (const element of elements.current.values()) observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  // A block with nothing to say takes no place, and no gap either.
  const spoken = heights.map((height, i) => ({ height, i })).filter(({ height }) => height > 0);
  const places = new Map(stackBlocks(spoken.map(({ height }) => height), areas, gap).map((place, k) => [spoken[k]!.i, place]));
  return blocks.map((block, i) => {
    const place = places.get(i);
    return (
      <div
        key={block.key} className={styles.slot} style={{ width: areas[0]?.width, left: place?.left, top: place?.top, visibility: place ? 'visible' : 'hidden' }}
        ref={(element) => {
          if (element) elements.current.set(i, element);
          return () => void elements.current.delete(i);
        }}
      >
        {block}
      </div>
    );
  });
}
