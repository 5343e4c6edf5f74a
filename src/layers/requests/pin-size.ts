import type { ScreenClass } from '@/model';

/** Of a pin's head, and of the whole picture it stands in, CSS pixels. */
export interface PinSize {
  width: number;
  pictureHeight: number;
}

/** Width of a pin's head at a desk, or to be hit with a thumb, CSS pixels, and the height of the picture it is designed for. */
const inHand = { medium: { width: 30, pictureHeight: 900 }, small: { width: 40, pictureHeight: 800 } } as const;
/** On a wall a pin is as wide as the line of text is high that is read from the same distance. */
const onWall = { em: 0.9, pictureHeight: 1_080 } as const;

/** `em`: of the screen's text, CSS pixels; `wallHeight`: of a wall with all its windows, null before that is known. Windows of one wall have the same. */
export const pinSizeOf = (screenClass: ScreenClass, em: number, wallHeight: number | null): PinSize =>
  screenClass === 'large' ? { width: Math.round(em * onWall.em), pictureHeight: wallHeight ?? onWall.pictureHeight } : inHand[screenClass];
