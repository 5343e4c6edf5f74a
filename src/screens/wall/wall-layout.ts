import { toRadians } from '@/geo';
import type { Tile } from '@/model';

/** Cap height of Inter per em. */
const capHeight = 0.727;
/** Angle of a capital letter in the eye: to be read at ease, and the least (ISO 9241-303). */
const easeArcMinutes = 20;
const leastArcMinutes = 16;
/** A wall without a description is taken to be 1.35 m high and read from 10 m: 1.25 mm pixels on a wall of 1,080 lines. */
const defaultHeightMm = 1_350;
const defaultDistanceM = 10;
/** Shortest line of text a column may hold, in em of the text to be read. */
const columnEm = 11;
const columnShare = 0.22;

export interface WallLayout {
  /** CSS pixels of the whole wall. */
  width: number;
  height: number;
  /** Font sizes in CSS pixels: text to be read, and the smallest. */
  text: number;
  small: number;
  /** Width of an indicator column: at most 22 % of the wall, inside one panel. */
  column: number;
  margin: number;
}

const fontSize = (arcMinutes: number, distanceMm: number, mmPerPixel: number): number =>
  (distanceMm * Math.tan(toRadians(arcMinutes / 60))) / mmPerPixel / capHeight;

/**
 * Sizes on a wall of equal panels of `panelWidth` × `panelHeight` CSS pixels. Text follows the cap-height rule
 * (cap height = distance × tan 20′, 16′ at the least) unless a column would then hold less than a short line.
 */
export function wallLayout(
  tile: Pick<Tile, 'rows' | 'columns'>,
  panelWidth: number,
  panelHeight: number,
  described: { mmPerPixel?: number; distanceM?: number } = {},
): WallLayout {
  const [width, height] = [tile.columns * panelWidth, tile.rows * panelHeight];
  const mmPerPixel = described.mmPerPixel ?? defaultHeightMm / height;
  const distanceMm = (described.distanceM ?? defaultDistanceM) * 1_000;
  const margin = Math.round(Math.min(panelWidth, panelHeight) * 0.025);
  const column = Math.floor(Math.min(width * columnShare, panelWidth - 2 * margin));
  const fits = column / columnEm;
  const text = Math.min(fontSize(easeArcMinutes, distanceMm, mmPerPixel), fits);
  const small = Math.min(fontSize(leastArcMinutes, distanceMm, mmPerPixel), text);
  return { width, height, text: Math.round(text), small: Math.round(small), column, margin };
}

/** Shares `blocks` out over the panel rows of a column, in order, so that no block crosses a bezel. */
export function blocksPerRow<T>(blocks: readonly T[], rows: number): { row: number; group: T[] }[] {
  const perRow = Math.ceil(blocks.length / rows);
  return Array.from({ length: rows }, (_, row) => ({ row, group: blocks.slice(row * perRow, (row + 1) * perRow) }));
}
