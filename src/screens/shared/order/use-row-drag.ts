import { useRef, useState, type PointerEvent } from 'react';

/** What a row's handle needs to be dragged by. */
export interface Grip {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(): void;
  onPointerCancel(): void;
}

interface RowDrag {
  dragged: string | null;
  grip(id: string): Grip;
}

/** Rows of a list that follow the pointer: a row moves as soon as the pointer has passed the middle of its neighbour's head. */
export function useRowDrag(move: (id: string, place: number) => void): RowDrag {
  const [dragged, setDragged] = useState<string | null>(null);
  const held = useRef<string | null>(null);

  const placeUnder = (y: number, grip: Element): number | null => {
    const rows = [...(grip.closest('ol')?.children ?? [])];
    const own = rows.findIndex((row) => row.contains(grip));
    const middleOf = (row: Element): number => {
      const { top, height } = (row.firstElementChild ?? row).getBoundingClientRect();
      return top + height / 2;
    };
    const [before, after] = [rows[own - 1], rows[own + 1]];
    if (before && y < middleOf(before)) return own - 1;
    if (after && y > middleOf(after)) return own + 1;
    return null;
  };
  const end = (): void => {
    held.current = null;
    setDragged(null);
  };
  return {
    dragged,
    grip: (id) => ({
      onPointerDown(event) {
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = id;
        setDragged(id);
      },
      onPointerMove(event) {
        if (held.current !== id) return;
        const place = placeUnder(event.clientY, event.currentTarget);
        if (place !== null) move(id, place);
      },
      onPointerUp: end,
      onPointerCancel: end,
    }),
  };
}
