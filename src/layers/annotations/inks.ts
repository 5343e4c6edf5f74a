import type { Annotation } from '@/model';
import type { Theme } from '@/state';

export type AnnotationColour = Annotation['colour'];
type Rgb = readonly [r: number, g: number, b: number];

/** sRGB by meaning; apart for deuteranopes, protanopes and tritanopes through lightness and the mark at the line's beginning. */
export const inks: Record<Theme, Record<AnnotationColour, Rgb>> = {
  night: { signal: [88, 208, 255], alarm: [255, 84, 140], warning: [255, 178, 56], calm: [191, 240, 176], plain: [244, 247, 251] },
  day: { signal: [11, 108, 180], alarm: [196, 0, 96], warning: [134, 88, 12], calm: [6, 77, 56], plain: [16, 22, 30] },
};
/** Under a line, so that it stands out from whatever it lies on. */
export const casings: Record<Theme, Rgb> = { night: [5, 9, 16], day: [255, 255, 255] };

/** The meaning as a shape: colour never says it alone. Those of severities mean the same here. */
export const annotationMarks: Record<AnnotationColour, string> = { signal: '●', alarm: '■', warning: '▲', calm: '◆', plain: '○' };

export const cssInk = (theme: Theme, colour: AnnotationColour): string => `rgb(${inks[theme][colour].join(' ')})`;
