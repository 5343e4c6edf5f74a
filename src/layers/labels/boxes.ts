/** A level rectangle of the picture, CSS pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Rectangles taken so far, found by the squares of the picture they touch. */
export interface TakenBoxes {
  free(boxes: readonly Box[]): boolean;
  take(boxes: readonly Box[]): void;
}

const square = 48;

export function createTakenBoxes(): TakenBoxes {
  const squares = new Map<number, Box[]>();
  const each = ({ left, top, right, bottom }: Box, act: (key: number) => boolean): boolean => {
    for (let y = Math.floor(top / square); y <= Math.floor(bottom / square); y++) {
      for (let x = Math.floor(left / square); x <= Math.floor(right / square); x++) if (!act(x + y * 100_000)) return false;
    }
    return true;
  };
  return {
    free: (boxes) => boxes.every((box) => each(box, (key) => !squares.get(key)?.some((other) => overlap(box, other)))),
    take(boxes) {
      for (const box of boxes) {
        each(box, (key) => {
          const held = squares.get(key);
          if (held) held.push(box);
          else squares.set(key, [box]);
          return true;
        });
      }
    },
  };
}

/** Boxes that only touch do not overlap. */
export const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Level rectangles that together cover a rectangle of `width` × `height` around (x, y) turned by a direction (unit, y down):
 * the more it is turned, the more pieces.
 */
export function coverTurned(x: number, y: number, width: number, height: number, [dx, dy]: readonly [number, number]): Box[] {
  const count = Math.abs(dy) < 0.02 ? 1 : Math.min(24, Math.max(1, Math.ceil(width / height)));
  const part = width / count;
  const halfWide = (part * Math.abs(dx) + height * Math.abs(dy)) / 2;
  const halfHigh = (part * Math.abs(dy) + height * Math.abs(dx)) / 2;
  return Array.from({ length: count }, (_, i) => {
    const off = (i + 0.5) * part - width / 2;
    const [cx, cy] = [x + dx * off, y + dy * off];
    return { left: cx - halfWide, right: cx + halfWide, top: cy - halfHigh, bottom: cy + halfHigh };
  });
}
