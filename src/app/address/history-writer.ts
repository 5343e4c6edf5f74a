import type { SavedView } from '@/model';
import type { ViewStore } from '@/state';
import type { AddressBar } from './address-bar';

/** Nothing changed for this long: the picture rests, and its address is written. Milliseconds. */
const restMs = 500;
/** Browsers refuse more than a hundred changes of history in half a minute. */
const leastMs = 1_000;
const refusedMs = 10_000;

/** Keeps the address bar at what is shown. Choosing something or entering a region is a step that Back undoes; the rest is not. */
export interface HistoryWriter {
  /** Changes made by `act` are no steps. */
  without(act: () => void): void;
}

/** `now` is what is shown; `onOther` tells of changes to it beside those of `view`. */
export function createHistoryWriter(view: ViewStore, bar: AddressBar, write: (saved: SavedView) => string, now: () => SavedView, onOther: (listener: () => void) => void): HistoryWriter {
  let shown = now();
  /** What was shown before the step under way. */
  let before: SavedView | null = null;
  let quiet = false;
  let lastWrite = -Infinity;
  let lastStep = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function change(saved: SavedView, step: boolean): void {
    const fragment = write(saved);
    if (!step && bar.own() && bar.fragment() === fragment) return;
    try {
      if (step) bar.push(fragment);
      else bar.replace(fragment);
      lastWrite = performance.now();
    } catch {
      // The browser finds it too often: later.
      lastWrite = performance.now() + refusedMs;
      later();
    }
  }
  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(() => change(now(), false), Math.max(restMs, lastWrite + leastMs - performance.now()));
  }
  const step = (): void => {
    const from = before;
    before = null;
    // Steps in quick succession are one.
    if (!from || performance.now() - lastStep < leastMs || performance.now() < lastWrite) return;
    lastStep = performance.now();
    change(from, false);
    change(now(), true);
  };

  view.onChange(({ aspect, origin }) => {
    if ((aspect === 'selection' || aspect === 'region') && origin === 'user' && !quiet) {
      if (!before) queueMicrotask(step);
      before ??= shown;
    }
    shown = now();
    later();
  });
  onOther(() => {
    shown = now();
    later();
  });
  later();

  return {
    without(act) {
      quiet = true;
      act();
      quiet = false;
    },
  };
}
