import type { FrameCamera } from '@/stage';
import { projected } from '@/geo';
import type { Mark, Rectangle } from '@/state';
import type { Box } from './boxes';

/** Share of a mark's box that names keep off: its corners are air. */
const core = 0.88;

/** Where in this window no name may stand: under the interface, and on the marks that stand on the city. */
export function takenBoxes(camera: FrameCamera, covers: readonly Rectangle[], marks: Readonly<Record<string, readonly Mark[]>>): Box[] {
  const { width, height } = camera;
  const boxes: Box[] = [...covers];
  for (const mark of Object.values(marks).flat()) {
    const at = projected(camera, [...mark.position]);
    if (!at) continue;
    const half = (mark.width / 2) * core;
    boxes.push({ left: at.x - half, right: at.x + half, top: at.y - mark.height, bottom: at.y });
  }
  return boxes.flatMap(({ left, top, right, bottom }) => {
    const box = { left: Math.max(0, left), top: Math.max(0, top), right: Math.min(width, right), bottom: Math.min(height, bottom) };
    return box.left < box.right && box.top < box.bottom ? [box] : [];
  });
}
