import { lazy, useEffect, type ComponentType, type LazyExoticComponent } from 'react';
import type { Program } from '../program';

/** Milliseconds until code that did not come is asked for again. */
const againMs = 4_000;
/** Milliseconds after the first complete picture until the rest of a screen's code is fetched. */
const calmMs = 5_000;

type Load = () => Promise<unknown>;
const loads: Load[] = [];

const came = new WeakSet<Load>();

/**
 * Asks for code only when the hub answers: a browser may remember for as long as the page lives that code did not come, and never ask again. Rejects
 * while the hub is away; what came once needs no hub.
 */
async function ask<T>(load: () => Promise<T>): Promise<T> {
  if (!came.has(load)) {
    const { ok, status } = await fetch('/api/health', { cache: 'no-store', signal: AbortSignal.timeout(againMs) });
    if (!ok) throw new Error(`the hub answers ${status}`);
  }
  const code = await load();
  came.add(load);
  return code;
}

/** What `load` gives, asked for again until it comes. */
export async function untilItComes<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask(load);
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, againMs); });
    }
  }
}

/** A component whose code comes when it is first shown. While the hub is away it waits, and takes nothing else down. */
// React's own type of what `lazy` takes.
// oxlint-disable-next-line typescript/no-explicit-any
export function part<T extends ComponentType<any>>(load: () => Promise<{ default: T }>): LazyExoticComponent<T> {
  loads.push(load);
  return lazy(() => untilItComes(load));
}

/** Fetches the parts of a screen once its picture is there, one after the other: what a hand opens first while the hub is away opens too. */
export function useParts({ status }: Program): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const fetchAll = async (): Promise<void> => {
      for (const load of loads) {
        if (ended) return;
        // One that does not come now is asked for when it is shown.
        await ask(load).catch(() => undefined);
      }
    };
    const look = (): void => {
      if (timer === undefined && status.getState().complete) timer = setTimeout(() => void fetchAll(), calmMs);
    };
    const stop = status.subscribe(look);
    look();
    return () => {
      ended = true;
      clearTimeout(timer);
      stop();
    };
  }, [status]);
}
