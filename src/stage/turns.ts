/** Display refreshes, shared by the stages of a page so that what one of them moves is on the others in the same one. */
export interface Turns {
  /** A stage's own place among them. */
  join(draw: (now: number) => void): Turn;
}

export interface Turn {
  /** Draws at the next refresh; within a refresh in which it has not drawn yet, in that one. */
  request(): void;
  cancel(): void;
  /** From now on it draws before the others: hands are on it. */
  first(): void;
  leave(): void;
}

/** `frames`: requestAnimationFrame and its cancellation. */
export function createTurns(frames: { request(callback: (now: number) => void): number; cancel(id: number): void }): Turns {
  let order: (() => void)[] = [];
  const due = new Set<() => void>();
  const drawn = new Set<() => void>();
  let id = 0;
  let drawing = false;
  let time = 0;

  function refresh(now: number): void {
    id = 0;
    drawing = true;
    time = now;
    drawn.clear();
    try {
      for (let next = order.find(isNext); next; next = order.find(isNext)) {
        due.delete(next);
        drawn.add(next);
        next();
      }
    } finally {
      drawing = false;
      if (due.size > 0) ask();
    }
  }
  const isNext = (one: () => void): boolean => due.has(one) && !drawn.has(one);
  const ask = (): void => {
    if (id === 0 && !drawing) id = frames.request(refresh);
  };

  return {
    join(draw) {
      const own = (): void => draw(time);
      order.push(own);
      const cancel = (): void => {
        due.delete(own);
        if (due.size > 0 || id === 0) return;
        frames.cancel(id);
        id = 0;
      };
      return {
        request() {
          due.add(own);
          ask();
        },
        cancel,
        first() {
          order = [own, ...order.filter((one) => one !== own)];
        },
        leave() {
          cancel();
          order = order.filter((one) => one !== own);
        },
      };
    },
  };
}

/** Those of this page. */
export const pageTurns: Turns = createTurns({
  request: (callback) => requestAnimationFrame(callback),
  cancel: (id) => cancelAnimationFrame(id),
});
