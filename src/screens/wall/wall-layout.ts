import { toRadians } from '@/geo';

/** Cap height of Inter per em. */
const capHeight = 0.727;
/** Angle of a capital letter in the eye: to be read at ease, and the least (ISO 9241-303). */
const easeArcMinutes = 20;
const leastArcMinutes = 16;
/** A wall without a description is taken to be 1.35 m high and read from 10 m: 1.25 mm pixels on a wall of 1,080 lines. */
const defaultHeightMm = 1_350;
const defaultDistanceM = 10;
/** Line of text a column holds, in em of the text to be read: at least, and at most. */
const columnEm = { least: 11, most: 12.5 } as const;
const columnShare = 0.22;
const bandEm = 1.55;
/** A line of the ticker is worth showing from this width, em. */
const tickerEm = 9;
/** A caption needs this much room, em. */
const captionEm = 10;
/** A chart laid across the wall has at most this size, em. */
const cardEm = { width: 22, height: 14 } as const;
/** Two lines of news with what is around them, em of small text. */
const tickerLinesEm = 4.7;
/** A panel wider than this many times its height has several lines of news beside each other. */
const widePanel = 1.7;

/** A wall in CSS pixels of its windows. Places of `missing` panels are `row,column`. */
export interface WallFace {
  rows: number;
  columns: number;
  missing: readonly string[];
  panel: { width: number; height: number };
  bezel: { x: number; y: number };
  /** Of a CSS pixel. */
  mmPerPixel?: number;
  /** Metres to the reader. */
  distanceM?: number;
}

/** CSS pixels from the top left of the whole wall. */
export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where things stand on a wall: each area lies inside one panel, but for the band, whose two ends do. */
export interface WallLayout {
  width: number;
  height: number;
  /** Font sizes in CSS pixels: text to be read, and the smallest. */
  text: number;
  small: number;
  margin: number;
  band: Area;
  /** Where indicators may stand, top to bottom; each as wide as a column, at most 22 % of the wall. */
  left: Area[];
  right: Area[];
  /** Where the newest requests may stand, on the bottom of the area. */
  ticker: Area[];
  /** Where it says what the picture is: at the top, in the first panel that has the room. */
  caption: Area;
  /** Where the legend of the buildings may stand: beside the right column. */
  legend: Area;
  /** Where a chart may be laid across the wall, on the bottom right of the area: inside one panel, clear of columns and news. */
  card: Area;
}

const fontSize = (arcMinutes: number, distanceMm: number, mmPerPixel: number): number =>
  (distanceMm * Math.tan(toRadians(arcMinutes / 60))) / mmPerPixel / capHeight;

/** Rows that have panels, with the first and last column that has one. */
function panelRows({ rows, columns, missing }: WallFace): { row: number; present: number[] }[] {
  const gone = new Set(missing);
  return Array.from({ length: rows }, (_, row) => ({
    row, present: Array.from({ length: columns }, (__, column) => column).filter((column) => !gone.has(`${row},${column}`)),
  })).filter(({ present }) => present.length > 0);
}

/**
 * Lays a whole wall out. Text follows the cap-height rule (cap height = distance × tan 20′, 16′ at the least) unless a column
 * would then hold less than a short line. Nothing lies on a bezel or where no panel is.
 */
export function wallLayout(face: WallFace): WallLayout {
  const { rows, columns, panel, bezel } = face;
  const [width, height] = [columns * panel.width + (columns - 1) * bezel.x, rows * panel.height + (rows - 1) * bezel.y];
  const mmPerPixel = face.mmPerPixel ?? defaultHeightMm / height;
  const distanceMm = (face.distanceM ?? defaultDistanceM) * 1_000;
  const margin = Math.round(Math.min(panel.width, panel.height) * 0.025);
  const present = panelRows(face);
  const shared = present.some((row) => row.present.length === 1);
  const widest = Math.min(width * columnShare, shared ? (panel.width - 3 * margin) / 2 : panel.width - 2 * margin);
  const text = Math.min(fontSize(easeArcMinutes, distanceMm, mmPerPixel), widest / columnEm.least);
  const small = Math.min(fontSize(leastArcMinutes, distanceMm, mmPerPixel), text);
  const column = Math.floor(Math.min(widest, text * columnEm.most));
  const x = (at: number): number => at * (panel.width + bezel.x);
  const y = (at: number): number => at * (panel.height + bezel.y);

  const top = present[0]!;
  const bottom = present.at(-1)!;
  const band = Math.round(text * bandEm);
  const ends = (row: number[]): [first: number, last: number] => [row[0]!, row.at(-1)!];
  const [bandFirst, bandLast] = ends(top.present);
  const below = (row: number): { top: number; height: number } => {
    const head = (row === top.row ? band : 0) + margin;
    return { top: y(row) + head, height: panel.height - head - margin };
  };
  const captions = top.present.map((at): Area => {
    const left = x(at) + margin + (at === bandFirst ? column + margin : 0);
    const right = x(at) + panel.width - margin - (at === bandLast ? column + margin : 0);
    return { left, ...below(top.row), width: Math.max(0, right - left) };
  });
  const legendColumns = bandFirst === bandLast ? 2 : 1;
  const caption = captions.find((area) => area.width >= text * captionEm) ?? captions.toSorted((a, b) => b.width - a.width)[0]!;
  const legend = { left: x(bandLast) + (legendColumns - 1) * (column + margin) + margin, ...below(top.row), width: panel.width - legendColumns * (column + margin) - 2 * margin };
  const cards = present.flatMap((each) => each.present.map((at) => {
    const [first, end] = ends(each.present);
    const left = x(at) + margin + (at === first ? column + margin : 0);
    const right = x(at) + panel.width - margin - (at === end ? column + margin : 0);
    const news = each === bottom && right - left >= text * tickerEm ? small * tickerLinesEm : 0;
    const area = below(each.row);
    const [across, down] = [Math.max(0, Math.min(each.present.length === 1 ? (right - left) / 2 : right - left, text * cardEm.width)), Math.max(0, Math.min(area.height - news, text * cardEm.height))];
    return { left: right - across, top: area.top + area.height - news - down, width: across, height: down };
  }));
  /** What is said with the picture, and the legend, keep their panels where there is another. */
  const taken = (area: Area): boolean => [caption, legend].some((other) => area.left < other.left + other.width && other.left < area.left + area.width && Math.abs(other.top - area.top) < panel.height);
  return {
    width,
    height,
    text: Math.round(text),
    small: Math.round(small),
    margin,
    band: { left: x(bandFirst), top: y(top.row), width: x(bandLast) + panel.width - x(bandFirst), height: band },
    left: present.map((each) => ({ left: x(each.present[0]!) + margin, ...below(each.row), width: column })),
    right: present.map((each) => ({ left: x(each.present.at(-1)!) + panel.width - margin - column, ...below(each.row), width: column })),
    caption,
    legend,
    card: cards.toSorted((a, b) => b.width * b.height - a.width * a.height || Number(taken(a)) - Number(taken(b)) || b.left - a.left || b.top - a.top)[0]!,
    ticker: bottom.present.flatMap((at) => {
      const [first, last] = ends(bottom.present);
      const left = x(at) + margin + (at === first ? column + margin : 0);
      const right = x(at) + panel.width - margin - (at === last ? column + margin : 0);
      const zones = Math.max(1, Math.floor(panel.width / panel.height / widePanel));
      const zone = (right - left - (zones - 1) * margin) / zones;
      if (zone < text * tickerEm) return [];
      return Array.from({ length: zones }, (_, i) => ({ left: left + i * (zone + margin), top: y(bottom.row), width: zone, height: panel.height - margin }));
    }),
  };
}

/**
 * Stacks blocks of these heights into areas, in order, `gap` between them: the top of each, or null for one that finds no
 * room. A block that does not fit below its predecessor goes to the next area; one that fits nowhere leaves the room to those after it.
 */
export function stackBlocks(heights: readonly number[], areas: readonly Area[], gap: number): ({ left: number; top: number } | null)[] {
  let area = 0;
  let used = 0;
  return heights.map((height) => {
    for (let at = area, from = used; at < areas.length; at++, from = 0) {
      if (from + height > areas[at]!.height) continue;
      area = at;
      used = from + height + gap;
      return { left: areas[at]!.left, top: areas[at]!.top + from };
    }
    return null;
  });
}

/** The same with those left out that are worth least (`worth`: places in `heights`, the most worth first) until each of the others finds its room. */
export function fitBlocks(heights: readonly number[], areas: readonly Area[], gap: number, worth: readonly number[]): ReturnType<typeof stackBlocks> {
  const chosen = worth.reduce<ReadonlySet<number>>((held, block) => {
    const more = new Set(held).add(block);
    return stackBlocks(heights.filter((_, i) => more.has(i)), areas, gap).includes(null) ? held : more;
  }, new Set());
  const places = stackBlocks(heights.filter((_, i) => chosen.has(i)), areas, gap);
  const order = heights.flatMap((_, i) => (chosen.has(i) ? [i] : []));
  return heights.map((_, i) => (chosen.has(i) ? places[order.indexOf(i)]! : null));
}

/** An area is filled to its end if at most this share of it is left over. */
const mostStretch = 0.4;

interface Placed {
  left: number;
  top: number;
}

/**
 * Stacked blocks (see `stackBlocks`), each grown by `stretch` whole pixels so that the last one of an area ends where the area does: columns and
 * ticker stand on one line. What is left over is shared evenly; an area with little in it stays as it is.
 */
export function stretchBlocks(heights: readonly number[], places: readonly (Placed | null)[], areas: readonly Area[]): ((Placed & { stretch: number }) | null)[] {
  const grown = places.map((place) => place && { ...place, stretch: 0 });
  for (const area of areas) {
    const own = grown.flatMap((place, i) => (place && place.left === area.left && place.top >= area.top && place.top < area.top + area.height ? [{ place, height: heights[i]! }] : []));
    const last = own.at(-1);
    if (!last) continue;
    const over = Math.floor(area.top + area.height - last.place.top - last.height);
    if (over <= 0 || over > mostStretch * area.height) continue;
    own.forEach(({ place }, k) => {
      const [before, after] = [Math.floor((over * k) / own.length), Math.floor((over * (k + 1)) / own.length)];
      place.top += before;
      place.stretch = after - before;
    });
  }
  return grown;
}
