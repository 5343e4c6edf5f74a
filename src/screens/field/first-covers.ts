import type { Rectangle } from '@/state';

/** What a tablet's interface lies over when it opens (`field.module.css`), CSS pixels: its first picture comes before it can be measured. */
export function firstCovers(width: number, height: number): Rectangle[] {
  const bar = { left: 0, right: width, top: 0, bottom: 60 };
  const controls = (right: number, buttons: number): Rectangle => ({ left: right - 50, right, top: 112, bottom: 114 + 48 * buttons });
  if (width <= height) return [bar, { left: 0, right: width, top: height * 0.56, bottom: height }, controls(width - 128, 2), controls(width - 70, 3), controls(width - 12, 5)];
  return [bar, { left: width - 428, right: width - 12, top: height / 2, bottom: height }, { left: 12, right: 62, top: 60, bottom: height }];
}
