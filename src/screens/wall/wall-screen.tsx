import { Suspense, useLayoutEffect, useSyncExternalStore, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { Band } from './band';
import { BuildingsLegend } from './buildings-legend';
import { CaptionZone } from './caption-zone';
import { ChartCard } from './chart-card';
import { Columns } from './columns';
import { CreditsLine } from './credits-line';
import { Diagnostics } from '../shared/diagnostics/door';
import { Ticker } from './ticker';
import { useCovers } from '../shared/use-covers';
import { faceOf } from './wall-face';
import { wallLayout } from './wall-layout';
import { part } from '../shared/part';
import styles from './wall.module.css';

const TestPattern = part(() => import('./test-pattern'));

function onResize(listener: () => void): () => void {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
}

/** Time, date and state of the band have room in a panel from this width, em. */
const narrowEm = 21;

/** A number in the address, if it is one between `least` and `most`. */
function described(name: string, least: number, most: number): number | undefined {
  const value = Number(new URLSearchParams(location.search).get(name) ?? Number.NaN);
  return value >= least && value <= most ? value : undefined;
}

/**
 * One window of a wall. Every window lays out the whole wall and shows its own part of it, so neighbours join without
 * talking. `?pixel=1.25&distance=10` describes a wall that has no description: millimetres per pixel and metres to the reader.
 */
export default function WallScreen({ program }: { program: Program }) {
  const place = useStore(program.place);
  const width = useSyncExternalStore(onResize, () => innerWidth);
  const height = useSyncExternalStore(onResize, () => innerHeight);
  const face = faceOf(place, width, height, { mmPerPixel: described('pixel', 0.1, 50), distanceM: described('distance', 0.5, 100) });
  const layout = wallLayout(face);
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${layout.text}px`;
    document.documentElement.style.setProperty('--map-text', `${layout.small}px`);
  }, [layout.text, layout.small]);
  const picture = useCovers(program.covers);
  const { row, column } = place.tile;
  const sizes = {
    width: layout.width,
    height: layout.height,
    '--panel-width': `${width}px`,
    '--margin': `${layout.margin}px`,
    '--text-small': `${layout.small}px`,
    transform: `translate(${-column * (width + face.bezel.x)}px, ${-row * (height + face.bezel.y)}px)`,
  } as CSSProperties;
  return (
    <>
      <main className={styles.wall} style={sizes} ref={picture}>
        <Band program={program} area={layout.band} narrow={width < narrowEm * layout.text} />
        <Columns program={program} layout={layout} />
        <CaptionZone program={program} area={layout.caption} />
        <BuildingsLegend program={program} area={layout.legend} />
        <ChartCard program={program} area={layout.card} text={layout.text} />
        <Ticker program={program} areas={layout.ticker} />
        <CreditsLine manifest={program.manifest} area={layout.left.at(-1)} margin={layout.margin} width={width - 2 * layout.margin} />
      </main>
      {place.wall?.testPattern && <Suspense><TestPattern wall={place.wall} row={row} column={column} /></Suspense>}
      <Diagnostics program={program} />
    </>
  );
}
