import type { Tile } from '@/model';
import type { CSSProperties, ReactNode } from 'react';
import type { Program } from '../program';
import { CategoriesBlock, OpenBlock, PaceBlock, PhasesBlock, WorkersBlock } from './blocks';
import { blocksPerRow } from './wall-layout';
import styles from './wall.module.css';

/** Indicators left and right, at most 22 % of the wall each; in walls of several rows every block stays in one panel. */
export function Columns({ program }: { program: Program }) {
  const left = [<OpenBlock key="open" program={program} />, <PaceBlock key="pace" program={program} />, <PhasesBlock key="phases" />];
  const right = [<CategoriesBlock key="categories" program={program} />, <WorkersBlock key="workers" program={program} />];
  return (
    <>
      <Column side="left" blocks={left} tile={program.tile} />
      <Column side="right" blocks={right} tile={program.tile} />
    </>
  );
}

function Column({ side, blocks, tile: { rows } }: { side: 'left' | 'right'; blocks: ReactNode[]; tile: Tile }) {
  return blocksPerRow(blocks, rows).map(({ row, group }) =>
    group.length > 0 && (
      <div key={row} className={styles.column} data-side={side} data-top={row === 0} style={{ '--row': row } as CSSProperties}>
        {group}
      </div>
    ));
}
