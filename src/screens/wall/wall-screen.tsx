import { useLayoutEffect, useSyncExternalStore, type CSSProperties } from 'react';
import type { Program } from '../program';
import { Band } from './band';
import { BuildingsLegend } from './buildings-legend';
import { Columns } from './columns';
import { Diagnostics } from '../shared/diagnostics/door';
import { Ticker } from './ticker';
import { wallLayout } from './wall-layout';
import styles from './wall.module.css';

function onResize(listener: () => void): () => void {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
}

/** A number in the address, if it is one between `least` and `most`. */
function described(name: string, least: number, most: number): number | undefined {
  const value = Number(new URLSearchParams(location.search).get(name) ?? Number.NaN);
  return value >= least && value <= most ? value : undefined;
}

/**
 * One window of a wall. Every window lays out the whole wall and shows its own part of it, so neighbours join without
 * talking. `?pixel=1.25&distance=10` describes the wall: millimetres per pixel and metres to the reader.
 */
export default function WallScreen({ program }: { program: Program }) {
  const { tile } = program;
  const panelWidth = useSyncExternalStore(onResize, () => innerWidth);
  const panelHeight = useSyncExternalStore(onResize, () => innerHeight);
  const layout = wallLayout(tile, panelWidth, panelHeight, { mmPerPixel: described('pixel', 0.1, 50), distanceM: described('distance', 0.5, 100) });
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${layout.text}px`;
  }, [layout.text]);
  const sizes = {
    '--wall-width': `${layout.width}px`,
    '--wall-height': `${layout.height}px`,
    '--panel-width': `${panelWidth}px`,
    '--panel-height': `${panelHeight}px`,
    '--column': `${layout.column}px`,
    '--margin': `${layout.margin}px`,
    '--text-small': `${layout.small}px`,
    transform: `translate(${-tile.column * panelWidth}px, ${-tile.row * panelHeight}px)`,
  } as CSSProperties;
  return (
    <>
      <main className={styles.wall} style={sizes}>
        <Band program={program} />
        <Columns program={program} />
        <BuildingsLegend program={program} />
        <Ticker program={program} />
      </main>
      <Diagnostics program={program} />
    </>
  );
}
