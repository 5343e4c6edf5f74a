import { isDeepStrictEqual } from 'node:util';
import { permissions, type Identity, type Vitals } from '@/model';
import type { Answer, VitalsMessage } from '@/protocol';

/** How the screens of a room are, and who wants to know (rules R26 and R27). */
export interface RoomVitals {
  note(screenId: string, vitals: Vitals): void;
  watch(screenId: string, identity: Identity, on: boolean): Answer<null>;
  /** A screen that is gone is neither known nor told any more. */
  forget(screenId: string): void;
  /** Tells what changed, at most once a second. */
  tick(): void;
}

type Item = VitalsMessage['items'][number];

const relayMs = 1_000;
/** Without a change it is said this seldom that a screen is alive, milliseconds. */
const aliveMs = 10_000;

export function createRoomVitals({ now, tell }: { now(): number; tell(screenId: string, message: VitalsMessage): void }): RoomVitals {
  const latest = new Map<string, Item>();
  const toldAt = new Map<string, number>();
  const changed = new Set<string>();
  const watching = new Set<string>();
  let relayedAt = -Infinity;

  function send(to: string, screenIds: Iterable<string>): void {
    const items = [...screenIds].filter((screenId) => screenId !== to).flatMap((screenId) => latest.get(screenId) ?? []);
    if (items.length > 0) tell(to, { items });
  }

  return {
    note(screenId, vitals) {
      const same = isDeepStrictEqual(latest.get(screenId)?.vitals, vitals);
      latest.set(screenId, { screenId, at: now(), vitals });
      if (!same || now() - (toldAt.get(screenId) ?? -Infinity) >= aliveMs) changed.add(screenId);
    },
    watch(screenId, { role }, on) {
      if (on && permissions[role].lead.length === 0) {
        return { ok: false, refusal: { code: 'forbidden', message: `the role "${role}" may not watch the other screens`, remedy: 'Watch them from a desk or a tablet.' } };
      }
      if (!on) watching.delete(screenId);
      else if (!watching.has(screenId)) {
        watching.add(screenId);
        send(screenId, latest.keys());
      }
      return { ok: true, value: null };
    },
    forget(screenId) {
      for (const held of [latest, toldAt, changed, watching]) held.delete(screenId);
    },
    tick() {
      if (changed.size === 0 || watching.size === 0 || now() - relayedAt < relayMs) return;
      relayedAt = now();
      for (const watcher of watching) send(watcher, changed);
      for (const screenId of changed) toldAt.set(screenId, relayedAt);
      changed.clear();
    },
  };
}
