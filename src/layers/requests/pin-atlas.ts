import { requestCategories, type RequestCategory } from '@/model';
import { categoryGlyphs, glyphSize } from './category-glyphs';

/** A pin is a round head on a stem; its cell is half as high again as it is wide, and its foot is at the bottom. */
export const pinAspect = 1.5;
const cellWidth = 96;
const cellHeight = cellWidth * pinAspect;
const columns = 10;
const glyphShare = 0.42;

const counts = [...Array.from({ length: 19 }, (_, i) => i + 2), 30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000];

/** What a cluster of `count` things says: exact to 20, then how many at the least, for example `40+`. */
export function countLabel(count: number): string {
  const floor = counts.findLast((step) => step <= count) ?? 2;
  const text = floor >= 1_000 ? '1k' : String(floor);
  return floor === count ? text : `${text}+`;
}

const labels = [...new Set(counts.flatMap((count) => [countLabel(count), countLabel(count + 1)]))];

export interface PinAtlas {
  image: HTMLCanvasElement;
  mapping: Record<string, { x: number; y: number; width: number; height: number; anchorY: number; mask: true }>;
}

/** Names in the atlas. */
export const categoryIcon = (category: RequestCategory): string => `category-${category}`;
export const countIcon = (count: number): string => `count-${countLabel(count)}`;

/** Draws every category's glyph and every count once, white on nothing, centred in the pin's head. */
export function createPinAtlas(): PinAtlas {
  const cells = requestCategories.length + labels.length;
  const image = document.createElement('canvas');
  image.width = columns * cellWidth;
  image.height = Math.ceil(cells / columns) * cellHeight;
  const context = image.getContext('2d');
  if (!context) throw new Error('pins: this browser gave no 2D canvas to draw the symbols on');
  context.fillStyle = '#ffffff';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const mapping: PinAtlas['mapping'] = {};
  let next = 0;
  const place = (name: string, draw: () => void): void => {
    const x = (next % columns) * cellWidth;
    const y = Math.floor(next / columns) * cellHeight;
    next += 1;
    mapping[name] = { x, y, width: cellWidth, height: cellHeight, anchorY: cellHeight, mask: true };
    context.setTransform(1, 0, 0, 1, x + cellWidth / 2, y + cellWidth / 2);
    draw();
  };
  for (const category of requestCategories) {
    place(categoryIcon(category), () => {
      const scale = (cellWidth * glyphShare) / glyphSize;
      context.scale(scale, scale);
      context.translate(-glyphSize / 2, -glyphSize / 2);
      context.fill(new Path2D(categoryGlyphs[category]), 'evenodd');
    });
  }
  for (const label of labels) {
    place(`count-${label}`, () => {
      context.font = `600 ${Math.round(cellWidth * (label.length > 3 ? 0.22 : label.length > 2 ? 0.28 : 0.36))}px "Inter Variable", sans-serif`;
      context.fillText(label, 0, cellWidth * 0.02);
    });
  }
  return { image, mapping };
}
