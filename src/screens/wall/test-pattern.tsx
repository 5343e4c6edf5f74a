import { toRadians, wallSize } from '@/geo';
import type { Wall } from '@/model';
import { useText } from '@/ui';
import { useSyncExternalStore } from 'react';
import styles from './test-pattern.module.css';

const bars = ['#ffffff', '#ffff00', '#00ffff', '#00ff00', '#ff00ff', '#ff0000', '#0000ff', '#000000'];
const greys = 11;
/** Millimetres between the lines of the grid, and between the strong ones. */
const grid = { fine: 100, strong: 500 } as const;

const onResize = (listener: () => void): (() => void) => {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
};

/** What a wall is set up by, in millimetres of the whole wall: lines that must go on behind the bezels, numbers, colours and greys. */
export default function TestPattern({ wall, row, column }: { wall: Wall; row: number; column: number }) {
  const { panel, bezel } = wall;
  const { width, height } = wallSize(wall);
  const [left, top] = [column * (panel.width + bezel.horizontal), row * (panel.height + bezel.vertical)];
  return (
    <svg className={styles.pattern} viewBox={`${left} ${top} ${panel.width} ${panel.height}`} preserveAspectRatio="none" data-test-pattern="" data-zone="pattern">
      <rect width={width} height={height} fill="#0b1018" />
      <Grid width={width} height={height} />
      <line x1="0" y1="0" x2={width} y2={height} className={styles.across} />
      <line x1="0" y1={height} x2={width} y2="0" className={styles.across} />
      <circle cx={width / 2} cy={height / 2} r={Math.min(width, height) * 0.46} className={styles.across} />
      {width > 1.6 * height && [0.25, 0.75].map((share) => <circle key={share} cx={width * share} cy={height / 2} r={Math.min(width * 0.23, height * 0.46)} className={styles.across} />)}
      <g transform={`translate(${left} ${top})`}><Panel wall={wall} row={row} column={column} /></g>
    </svg>
  );
}

function Grid({ width, height }: { width: number; height: number }) {
  const lines = (length: number): number[] => Array.from({ length: Math.floor(length / grid.fine) + 1 }, (_, i) => i * grid.fine);
  const line = (at: number): string | undefined => (at % grid.strong === 0 ? styles.strong : styles.fine);
  return (
    <>
      {lines(width).map((x) => <line key={`x${x}`} x1={x} x2={x} y1="0" y2={height} className={line(x)} />)}
      {lines(height).map((y) => <line key={`y${y}`} x1="0" x2={width} y1={y} y2={y} className={line(y)} />)}
    </>
  );
}

/** What one panel says of itself, from its own top left. */
function Panel({ wall, row, column }: { wall: Wall; row: number; column: number }) {
  const { t, number } = useText();
  const shown = useSyncExternalStore(onResize, () => `${Math.round(innerWidth * devicePixelRatio)}×${Math.round(innerHeight * devicePixelRatio)}`);
  const { panel: { width, height }, pixels, distance } = wall;
  const text = Math.min((distance * 1_000 * Math.tan(toRadians(20 / 60))) / 0.727, height * 0.06, width * 0.05);
  const [hereWidth, hereHeight] = shown.split('×').map(Number) as [number, number];
  const same = hereWidth === pixels.width && hereHeight === pixels.height;
  const size = (w: number, h: number): string => `${number(w)} × ${number(h)}`;
  const strip = height * 0.07;
  return (
    <>
      <rect x="1" y="1" width={width - 2} height={height - 2} className={styles.edge} />
      <rect x={width * 0.3} y={height * 0.3} width={width * 0.4} height={height * 0.34} rx={text / 2} fill="#0b1018" stroke="#52667f" />
      <text x={width / 2} y={height * 0.47} fontSize={height * 0.17} className={styles.number}>{`${row + 1}–${column + 1}`}</text>
      <text x={width / 2} y={height * 0.47 + text * 1.7} fontSize={text} className={styles.words}>{wall.name}</text>
      <text x={width / 2} y={height * 0.47 + text * 3} fontSize={text * 0.8} className={same ? styles.words : styles.wrong}>
        {same ? t('walls.pattern.pixels', { size: size(hereWidth, hereHeight) }) : t('walls.pattern.otherPixels', { size: size(hereWidth, hereHeight), described: size(pixels.width, pixels.height) })}
      </text>
      {bars.map((colour, i) => <rect key={colour} x={width * (0.1 + i * 0.1)} y={height * 0.77} width={width * 0.1} height={strip} fill={colour} />)}
      {Array.from({ length: greys }, (_, i) => {
        const grey = Math.round((i * 255) / (greys - 1));
        return <rect key={i} x={width * (0.1 + (i * 0.8) / greys)} y={height * 0.77 + strip} width={(width * 0.8) / greys} height={strip} fill={`rgb(${grey} ${grey} ${grey})`} />;
      })}
    </>
  );
}
