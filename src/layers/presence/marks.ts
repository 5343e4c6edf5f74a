import type { CityFrame } from '@/geo';
import type { Mark } from '@/state';
import type { Cone } from './cones';

/** Pixels a name's middle stands above its eye, the air inside its paper to each side and above, and half of the eye's dot. */
export const nameRise = 20;
export const namePadding = [6, 3] as const;
export const dotRadius = 6;

/** A letter's width of its height: more than the font's, as the ends of a mark count as air. */
const letter = { latin: 0.72, wide: 1.2 };

/** What eyes and names of other screens cover: names of the city keep off it. `tagOf` says what is written, `size` how large, CSS pixels. */
export function marksOf(cones: readonly Cone[], frame: CityFrame, size: number, tagOf: (cone: Cone) => string): Mark[] {
  return cones.map((cone) => {
    const letters = [...tagOf(cone)].reduce((sum, sign) => sum + (sign > '\u2000' ? letter.wide : letter.latin), 0);
    return {
      position: frame.toLocal(cone.camera.view),
      width: letters * size + 4 * namePadding[0],
      height: nameRise + size * 0.6 + namePadding[1],
    };
  });
}
