import type { FrameCamera } from '@/stage';
import { projected } from '@/geo';
import type { Mark, Rectangle } from '@/state';
import type { Box } from './boxes';

/** Share of a mark's box that names keep off: its corners are air. */
const core = 0.88;

/** Where in this window no name may stand: under the interface, and on the marks that stand on the city. */
export function takenBoxes(camera: FrameCamera, covers: readonly Rectangle[], marks: Readonly<Record<string, readonly Mark[]>>): Box[] {
  const standing = Object.values(marks).flat().flatMap((mark): Box[] => {
    const at = projected(camera, [...mark.position]);
    const half = (mark.width / 2) * core;
    return at ? [{ left: at.x - half, right: at.x + half, top: at.y - mark.height, bottom: at.y }] : [];
  });
  const { width, height } = camera;
  const within = ({ left, top, right, bottom }: Box): Box[] => {
    const box = { left: Math.max(0, left), top: Math.max(0, top), right: Math.min(width, right), bottom: Math.min(height, bottom) };
    return box.left < box.right && box.top < box.bottom ? [box] : [];
  };
  return [...covers, ...standing].flatMap(within);
}
