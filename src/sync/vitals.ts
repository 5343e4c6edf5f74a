import type { Vitals } from '@/model';
import { vitalsMessageSchema } from '@/protocol';
import type { LinkStore, VitalsStore } from '@/state';
import type { Channel } from './channel';
import { every, systemTime, type Time } from './time';

interface VitalsOptions {
  channel: Channel;
  link: LinkStore;
  store: VitalsStore;
  /** How this screen is now; null while it has nothing to say. */
  collect(): Vitals | null;
  /** Replaced by tests alone. */
  time?: Time;
}

/** What this screen says of itself, and hears of the others while it watches (rules R26 and R27). */
export interface VitalsLink {
  /** Hears of the others until the function returned is called; several may watch at once. */
  watch(): () => void;
  stop(): void;
}

const lookMs = 1_000;
const tellMs = 2_000;

export function createVitals({ channel, link, store, collect, time = systemTime }: VitalsOptions): VitalsLink {
  let watchers = 0;
  let toldAt = -Infinity;
  let toldView = '';

  /** Every two seconds, and every second while its camera moves. */
  function tell(): void {
    const vitals = link.getState().status === 'online' ? collect() : null;
    if (!vitals) return;
    const view = JSON.stringify(vitals.view);
    if (view === toldView && time.now() - toldAt < tellMs) return;
    toldAt = time.now();
    toldView = view;
    channel.sendDroppable('vitals', vitals);
  }

  const watch = (on: boolean): void => channel.send('watch', { vitals: on });

  channel.on('vitals', vitalsMessageSchema, ({ items }) => {
    if (watchers === 0) return;
    const next = new Map(store.getState().vitals);
    for (const { screenId, at, vitals } of items) next.set(screenId, { at, vitals });
    store.setState({ vitals: next });
  });
  channel.onJoined(() => {
    toldAt = -Infinity;
    store.setState({ vitals: new Map() });
    if (watchers > 0) watch(true);
  });
  const unsubscribe = link.subscribe(({ screens }, before) => {
    if (screens === before.screens) return;
    const here = new Set(screens.map(({ screen }) => screen.screenId));
    const { vitals } = store.getState();
    if ([...vitals.keys()].every((screenId) => here.has(screenId))) return;
    store.setState({ vitals: new Map([...vitals].filter(([screenId]) => here.has(screenId))) });
  });
  const stopTelling = every(time, lookMs, tell);

  return {
    watch() {
      if (watchers++ === 0) watch(true);
      let watched = true;
      return () => {
        if (!watched) return;
        watched = false;
        if (--watchers > 0) return;
        watch(false);
        store.setState({ vitals: new Map() });
      };
    },
    stop() {
      stopTelling();
      unsubscribe();
    },
  };
}
