import { PNG } from 'pngjs';
import type { Wall } from '../../src/model';

/** What a bezel looks like. */
const frame = [20, 20, 22] as const;

/** The pictures of a wall's panels as one, its bezels between them. */
export function joined(wall: Wall, pictures: readonly { row: number; column: number; png: PNG }[]): PNG {
  const { width, height } = pictures[0]!.png;
  const gap = { x: Math.round((wall.bezel.horizontal / wall.panel.width) * width), y: Math.round((wall.bezel.vertical / wall.panel.height) * height) };
  const whole = new PNG({ width: wall.columns * width + (wall.columns - 1) * gap.x, height: wall.rows * height + (wall.rows - 1) * gap.y });
  for (let at = 0; at < whole.data.length; at += 4) whole.data.set([...frame, 255], at);
  for (const { row, column, png } of pictures) PNG.bitblt(png, whole, 0, 0, width, height, column * (width + gap.x), row * (height + gap.y));
  return whole;
}
