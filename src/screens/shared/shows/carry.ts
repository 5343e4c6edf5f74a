import type { PointerEvent as ReactPointerEvent } from 'react';
import { createStore } from 'zustand/vanilla';

/** Where on the picture of a wall something is dropped: at a side, or anywhere else. */
export const dropPlaces = ['left', 'card', 'right'] as const;
export type DropPlace = (typeof dropPlaces)[number];

/** What a hand carries towards the wall. */
export interface Carried {
  name: string;
  /** Whether it makes a difference where it is dropped. */
  sides: boolean;
  drop(place: DropPlace): void;
}

interface CarryState {
  /** Whether there is a picture of the wall to carry things onto. */
  ready: boolean;
  carried: Carried | null;
  /** CSS pixels in the window. */
  x: number;
  y: number;
  over: DropPlace | null;
}

const nothing: Omit<CarryState, 'ready'> = { carried: null, x: 0, y: 0, over: null };
export const carryStore = createStore<CarryState>(() => ({ ...nothing, ready: false }));

/** A mouse or pen carries once it has moved so far, CSS pixels; a finger that moves further before it carries scrolls. */
const beginPixels = 6;
const slackPixels = 10;
/** A finger carries after it has rested so long, milliseconds. */
const restMs = 350;

/** Where a pointer may not take hold: fields, and handles with a meaning of their own. */
const taken = 'input, textarea, select, [data-grip]';

/** What lies at a place that takes what is dropped: elements marked `data-drop`. */
function placeAt(x: number, y: number): DropPlace | null {
  const said = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]')?.dataset.drop;
  return dropPlaces.find((place) => place === said) ?? null;
}

/** Follows a pointer that is down until it lets go; what it carries is asked for when it begins to. `alone`: nothing else hears of its moves. */
function follow(start: PointerEvent, carried: () => Carried, alone = false): void {
  const { pointerId, pointerType, clientX, clientY } = start;
  const listening = new AbortController();
  const { signal } = listening;
  let carrying = false;

  const begin = (x: number, y: number): void => {
    carrying = true;
    getSelection()?.removeAllRanges();
    carryStore.setState({ carried: carried(), x, y, over: placeAt(x, y) });
  };
  const timer = pointerType === 'touch' ? setTimeout(() => begin(clientX, clientY), restMs) : undefined;
  const end = (): void => {
    clearTimeout(timer);
    listening.abort();
    if (carrying) carryStore.setState(nothing);
  };
  const on = <E extends keyof WindowEventMap>(event: E, act: (event: WindowEventMap[E]) => void): void =>
    addEventListener(event, act as EventListener, { signal, capture: true, passive: false });

  on('pointermove', (event) => {
    if (event.pointerId !== pointerId) return;
    if (alone) event.stopPropagation();
    const moved = Math.hypot(event.clientX - clientX, event.clientY - clientY);
    if (!carrying && pointerType === 'touch') {
      if (moved > slackPixels) end();
      return;
    }
    if (!carrying && moved > beginPixels) begin(event.clientX, event.clientY);
    else if (carrying) carryStore.setState({ x: event.clientX, y: event.clientY, over: placeAt(event.clientX, event.clientY) });
  });
  on('pointerup', (event) => {
    if (event.pointerId !== pointerId) return;
    const { carried: held } = carryStore.getState();
    const over = carrying ? placeAt(event.clientX, event.clientY) : null;
    // The click that follows means nothing: the hand did something else.
    if (carrying) addEventListener('click', swallow, { capture: true, once: true });
    if (carrying) setTimeout(() => removeEventListener('click', swallow, { capture: true }));
    end();
    if (held && over) held.drop(over);
  });
  on('pointercancel', (event) => {
    if (event.pointerId === pointerId) end();
  });
  on('keydown', (event) => {
    if (!carrying || event.key !== 'Escape') return;
    event.stopImmediatePropagation();
    end();
  });
  // Elements lose the focus, too, as the hand takes hold.
  on('blur', ({ target }) => {
    if (target === window) end();
  });
  // While it is carried nothing scrolls, nothing is marked and no menu comes up.
  on('touchmove', (event) => {
    if (carrying) event.preventDefault();
  });
  on('selectstart', (event) => event.preventDefault());
  on('contextmenu', (event) => {
    if (carrying || pointerType === 'touch') event.preventDefault();
  });
}

const swallow = (event: Event): void => {
  event.preventDefault();
  event.stopPropagation();
};

const mayBegin = ({ button, isPrimary }: Pick<PointerEvent, 'button' | 'isPrimary'>): boolean => carryStore.getState().ready && button === 0 && isPrimary;

/** Lets a mouse or pen that is pressed on the picture of the city carry what is drawn there; a finger moves the map. */
export function carryFrom(event: PointerEvent, carried: () => Carried): void {
  if (mayBegin(event) && event.pointerType !== 'touch') follow(event, carried, true);
}

/** Makes an element something to carry onto the picture of the wall, by mouse, pen, or a finger that rests on it first. */
export const carry = (carried: () => Carried) => ({
  'data-carry': '',
  onPointerDown(event: ReactPointerEvent<HTMLElement>) {
    if (!mayBegin(event) || (event.target instanceof Element && event.target.closest(taken))) return;
    follow(event.nativeEvent, carried);
  },
  // Pictures have a dragging of their own.
  onDragStart: (event: { preventDefault(): void }) => event.preventDefault(),
});
