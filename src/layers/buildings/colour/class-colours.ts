import type { Rgb } from './ramp';

/**
 * From Okabe and Ito's (2008) and Paul Tol's sets, the ten that stay furthest apart (CIE 1976 difference above 16) for trichromats,
 * protanopes, deuteranopes and tritanopes (Machado 2009), and from the grey of "other". More would not be told apart.
 */
const colours: readonly Rgb[] = [
  [86, 180, 233], [230, 159, 0], [0, 114, 178], [213, 94, 0], [170, 240, 209], [136, 34, 85], [240, 228, 66], [90, 60, 200], [238, 51, 119], [120, 70, 20],
];

export const mostColours = colours.length;
export const otherColour: Rgb = [150, 156, 164];

/** Colour of the class that is `rank`th by frequency, 0 the most frequent. */
export const classColour = (rank: number): Rgb => colours[rank] ?? otherColour;
