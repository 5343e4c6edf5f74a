import type { Position } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Where a hand was when; shared time, milliseconds since 1970 UTC. */
export interface HandSample {
  at: Position;
  sampledAt: number;
}

/** Somebody who points into the city. */
export interface Hand {
  name: string;
  /** Oldest first. */
  samples: readonly HandSample[];
  /** Points with this screen: it is shown where it is now, not a moment later as those of others. */
  own: boolean;
  /** Since when it points no more; its trail fades. Null while it points. */
  endedAt: number | null;
}

interface HandState {
  /** By screen. */
  hands: ReadonlyMap<string, Hand>;
}

export type HandStore = StoreApi<HandState>;

/** Samples older than that are of no use to anybody, milliseconds. */
const keptMs = 1_500;

export const createHandStore = (): HandStore => createStore<HandState>(() => ({ hands: new Map() }));

/** A hand is somewhere at a time, or, with null, points no more from then on. */
export function handAt(store: HandStore, screenId: string, { name, own }: Pick<Hand, 'name' | 'own'>, at: Position | null, sampledAt: number): void {
  const { hands } = store.getState();
  const held = hands.get(screenId);
  if (at === null && !held) return;
  const last = held?.samples.at(-1);
  // Beginning anew leaves no trail from where it was pointed before.
  const before = held && held.endedAt === null && (at === null || (last && sampledAt > last.sampledAt)) ? held.samples : at === null ? (held?.samples ?? []) : [];
  const samples = at === null ? before : [...before.filter((sample) => sampledAt - sample.sampledAt < keptMs), { at, sampledAt }];
  store.setState({ hands: new Map(hands).set(screenId, { name, own, samples, endedAt: at === null ? sampledAt : null }) });
}

/** Forgets hands that ended before a time. */
export function forgetHands(store: HandStore, before: number): void {
  const { hands } = store.getState();
  const left = [...hands].filter(([, { endedAt }]) => endedAt === null || endedAt > before);
  if (left.length < hands.size) store.setState({ hands: new Map(left) });
}
