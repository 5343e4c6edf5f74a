import type { Rgb } from './ramp';

/**
 * After Okabe and Ito's (2008) and Paul Tol's sets, ten that stay apart (CIEDE2000 above 8) for trichromats, protanopes,
 * deuteranopes and tritanopes (Machado 2009), and from the grey of "other". More would not be told apart.
 */
const colours: readonly Rgb[] = [
  [86, 180, 233], [230, 159, 0], [0, 114, 178], [213, 94, 0], [170, 240, 209], [136, 34, 85], [240, 228, 66], [74, 40, 180], [255, 85, 153], [106, 74, 16],
];

export const mostColours = colours.length;
export const otherColour: Rgb = [150, 156, 164];

/** Colour of the class that is `rank`th by frequency, 0 the most frequent. */
export const classColour = (rank: number): Rgb => colours[rank] ?? otherColour;
