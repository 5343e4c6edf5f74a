import { expect, test } from 'vitest';
import { flagLayers } from './flags';
import type { PhotoSheet } from './photo-sheet';

const photos = { image: null as unknown as HTMLCanvasElement, mapping: {}, version: 0, iconOf: () => 'camera', want: () => undefined } satisfies PhotoSheet;

/** Of a photo's card, CSS pixels. */
function cardHeight(em: number, pictureHeight: number, selected: boolean): number {
  const card = flagLayers([], { theme: 'night', opacity: 1, em }, photos, pictureHeight).find(({ id }) => id === 'annotation-photos')!;
  return (card.props as unknown as { getSize(flag: object): number }).getSize({ drawn: { selected } });
}

test('the card of a photo follows the text of the screen, and the selected one is larger', () => {
  expect(cardHeight(14, 900, false)).toBeCloseTo(87, 0);
  expect(cardHeight(14, 900, true)).toBeGreaterThan(120);
});

test('on a wall, whose text is large, it leaves the city its place: what is selected in the middle of the picture stays under the band', () => {
  expect(cardHeight(64, 1_080, false)).toBeLessThan(0.25 * 1_080);
  expect(cardHeight(64, 1_080, true)).toBeLessThan(0.36 * 1_080);
});
