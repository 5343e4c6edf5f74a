export type PointerKind = 'mouse' | 'pen' | 'touch';

/** Whom a pointer's event is for. `give-up`: the stroke under way was none, both its fingers move the map. */
export type Verdict = 'draw' | 'map' | 'give-up';

export interface FingerRule {
  down(id: number, kind: PointerKind, button: number): Verdict;
  move(id: number): Verdict;
  /** Lifted, or taken away by the browser. */
  up(id: number): Verdict;
}

/**
 * Who draws: the left button of a mouse, a pen, or one finger alone. A second finger ends what the first began, and both move the
 * map until they are lifted. Once a pen was seen, fingers only move the map: a hand rests on the glass.
 */
export function createFingerRule(): FingerRule {
  const fingers = new Set<number>();
  let drawing: number | null = null;
  let byFinger = false;
  let penSeen = false;
  return {
    down(id, kind, button) {
      if (kind === 'touch') {
        fingers.add(id);
        if (penSeen || fingers.size > 2) return 'map';
        if (fingers.size === 2) {
          if (drawing === null || !byFinger) return 'map';
          drawing = null;
          return 'give-up';
        }
      } else if (button !== 0 || (drawing !== null && !byFinger)) return 'map';
      if (kind === 'pen') penSeen = true;
      drawing = id;
      byFinger = kind === 'touch';
      return 'draw';
    },
    move: (id) => (id === drawing ? 'draw' : 'map'),
    up(id) {
      fingers.delete(id);
      if (id !== drawing) return 'map';
      drawing = null;
      return 'draw';
    },
  };
}
