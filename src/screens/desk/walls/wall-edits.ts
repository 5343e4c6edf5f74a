import type { Wall } from '@/model';

export const placeOf = (row: number, column: number): string => `${row},${column}`;

const without = (bound: Wall['bound'], place: string): Wall['bound'] => Object.fromEntries(Object.entries(bound).filter(([at]) => at !== place));

/** What lies outside the wall is neither missing nor bound; at least one panel stays. */
export function resized(wall: Wall): Wall {
  const inside = (place: string): boolean => {
    const [row, column] = place.split(',').map(Number) as [number, number];
    return row < wall.rows && column < wall.columns;
  };
  const missing = wall.missing.filter(inside);
  return {
    ...wall,
    missing: missing.length < wall.rows * wall.columns ? missing : [],
    bound: Object.fromEntries(Object.entries(wall.bound).filter(([place]) => inside(place))),
  };
}

/** There is a panel, or there is none; taken away it is also unbound. Null when it is the last one. */
export function toggledPanel(wall: Wall, place: string): Wall | null {
  if (wall.missing.includes(place)) return { ...wall, missing: wall.missing.filter((at) => at !== place) };
  if (wall.missing.length + 1 >= wall.rows * wall.columns) return null;
  return { ...wall, missing: [...wall.missing, place], bound: without(wall.bound, place) };
}

export const unbound = (wall: Wall, place: string): Wall => ({ ...wall, bound: without(wall.bound, place) });

/** The panels are as this window is: its pixels, and of its shape at the same width. */
export function shapedAs(wall: Wall, pixels: { width: number; height: number }): Wall {
  const height = Math.round(((wall.panel.width * pixels.height) / pixels.width) * 10) / 10;
  return { ...wall, pixels, panel: { width: wall.panel.width, height } };
}

export const presetKinds = ['pair', 'eight', 'led', 'windows'] as const;
export type PresetKind = (typeof presetKinds)[number];

/** 55″ panels with 3.5 mm between their pictures; an LED wall of 1.25 mm pixels; windows on a monitor. */
const presets: Record<PresetKind, Omit<Wall, 'name'>> = {
  pair: lcd(1, 2, 5),
  eight: lcd(2, 4, 6),
  led: {
    rows: 1, columns: 1, panel: { width: 9_600, height: 2_700 }, bezel: { horizontal: 0, vertical: 0 }, pixels: { width: 7_680, height: 2_160 }, distance: 12,
    missing: [], bound: {}, testPattern: false,
  },
  windows: {
    rows: 1, columns: 2, panel: { width: 288, height: 180 }, bezel: { horizontal: 6, vertical: 6 }, pixels: { width: 960, height: 600 }, distance: 1.2,
    missing: [], bound: {}, testPattern: false,
  },
};

function lcd(rows: number, columns: number, distance: number): Omit<Wall, 'name'> {
  return {
    rows, columns, panel: { width: 1_209.6, height: 680.4 }, bezel: { horizontal: 3.5, vertical: 3.5 }, pixels: { width: 1_920, height: 1_080 }, distance,
    missing: [], bound: {}, testPattern: false,
  };
}

/** A wall to begin with; windows on a monitor are taken as those that wait are. */
export function preset(kind: PresetKind, name: string, waiting: { width: number; height: number } | null): Wall {
  const wall = { ...presets[kind], name };
  return kind === 'windows' && waiting ? shapedAs(wall, waiting) : wall;
}
