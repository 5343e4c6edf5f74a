import type { ScreenClass } from '@/model';
import type { Theme } from '@/state';
import type { LabelStyle } from './candidate';

/** sRGB, 0…255. */
export type Ink = readonly [r: number, g: number, b: number];

interface Look {
  /** Text height in sizes of the screen's map text: what can be read from where people stand. */
  size: number;
  weight: number;
  /** Lines it may be broken into. */
  lines: number;
  /** Stands on a thin line over its place. */
  stem: boolean;
  ink: Record<Theme, Ink>;
}

/** On a wall the smallest size that is read from where people stand is large already: names are as small as that, and lighter. */
const wall: Record<LabelStyle, Pick<Look, 'size' | 'weight'> & { night: Ink }> = {
  region: { size: 1.22, weight: 420, night: [150, 172, 204] },
  settlement: { size: 1, weight: 460, night: [196, 204, 216] },
  water: { size: 1, weight: 430, night: [106, 156, 200] },
  park: { size: 1, weight: 430, night: [124, 172, 136] },
  place: { size: 1, weight: 470, night: [206, 212, 222] },
  street: { size: 1, weight: 430, night: [172, 165, 152] },
};

const desk: Record<LabelStyle, Look> = {
  region: { size: 1.16, weight: 620, lines: 2, stem: false, ink: { night: [170, 196, 230], day: [56, 72, 104] } },
  settlement: { size: 0.98, weight: 550, lines: 2, stem: false, ink: { night: [226, 232, 240], day: [38, 44, 54] } },
  water: { size: 0.94, weight: 520, lines: 2, stem: false, ink: { night: [122, 178, 226], day: [28, 92, 140] } },
  park: { size: 0.92, weight: 520, lines: 2, stem: false, ink: { night: [142, 198, 156], day: [40, 96, 56] } },
  place: { size: 0.92, weight: 540, lines: 3, stem: true, ink: { night: [234, 238, 244], day: [30, 36, 46] } },
  street: { size: 0.86, weight: 500, lines: 1, stem: false, ink: { night: [212, 204, 190], day: [84, 76, 62] } },
};

export type Looks = Readonly<Record<LabelStyle, Look>>;

export const looksOf = (screenClass: ScreenClass): Looks => (screenClass === 'large' ? onWall : desk);

const onWall = Object.fromEntries(Object.entries(desk).map(([style, look]) => {
  const { size, weight, night } = wall[style as LabelStyle];
  return [style, { ...look, size, weight, lines: Math.min(2, look.lines), ink: { ...look.ink, night } }];
})) as unknown as Looks;

/** What keeps text readable on whatever it stands. */
export const halos: Record<Theme, Ink> = { night: [9, 14, 24], day: [252, 250, 246] };

/** Of a text height: half the width of the halo, and the line a label stands on. Large text needs less of a halo, CSS pixels. */
export const haloShare = 0.17;
export const haloMost = 4;
export const stemShare = 0.95;
export const lineHeight = 1.18;
/** Text heights before a line is broken. */
export const widest = 10.5;

/** A CSS font; `weight` 100…900. */
export const fontOf = (pixels: number, weight: number): string => `${weight} ${pixels}px "Inter Variable", "Noto Sans SC Variable", sans-serif`;
