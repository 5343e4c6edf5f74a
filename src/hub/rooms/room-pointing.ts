import { permissions, type Identity, type Screen } from '@/model';
import { pointSchema, type Answer, type PointedAt, type PointMessage } from '@/protocol';
import type { Listening } from '../sockets/listen';

/** A hand that says nothing for so long points no more. */
const silenceMs = 2_000;
/** Hands are relayed at most this often: 30 Hz with the jitter of a network. */
const relayMs = 25;
/** A sample is not dated further from the hub's time than that. */
const mostOffMs = 5_000;

export interface RoomPointing {
  point(identity: Identity, screen: Screen, message: PointMessage): Answer<null>;
  /** The screen is gone: so is its hand. */
  leave(screenId: string): void;
  stop(): void;
}

interface PointingOptions {
  /** Hub time, milliseconds since 1970 UTC. */
  now(): number;
  /** To every other screen of the room; an end must arrive. */
  relay(importance: 'move' | 'reliable', message: PointedAt): void;
}

interface Hand {
  name: string;
  latest: PointMessage;
  heardAt: number;
  /** The latest place has not been relayed yet. */
  waiting: boolean;
  relayedAt: number;
  timer: NodeJS.Timeout | undefined;
}

/** The pointing hands of a room: one latest place per screen, relayed and forgotten, never kept. */
export function createRoomPointing({ now, relay }: PointingOptions): RoomPointing {
  const hands = new Map<string, Hand>();

  const end = (screenId: string): void => {
    const hand = hands.get(screenId);
    if (!hand) return;
    clearTimeout(hand.timer);
    hands.delete(screenId);
    relay('reliable', { screenId, name: hand.name, at: null, sampledAt: now() });
  };
  const tick = (screenId: string, hand: Hand): void => {
    if (hand.waiting) {
      hand.waiting = false;
      hand.relayedAt = now();
      relay('move', { screenId, name: hand.name, ...hand.latest });
    }
    const silentFor = now() - hand.heardAt;
    if (silentFor >= silenceMs) return end(screenId);
    hand.timer = setTimeout(() => tick(screenId, hand), silenceMs - silentFor);
  };

  return {
    point({ role }, { screenId, name }, message) {
      if (!permissions[role].point) {
        return { ok: false, refusal: { code: 'forbidden', message: `the role "${role}" may not point`, remedy: 'Point from a desk or a tablet.' } };
      }
      if (message.at === null) {
        end(screenId);
        return { ok: true, value: null };
      }
      const time = now();
      const latest = { at: message.at, sampledAt: Math.abs(message.sampledAt - time) > mostOffMs ? time : message.sampledAt };
      const hand = hands.get(screenId) ?? { name, latest, heardAt: time, waiting: true, relayedAt: -Infinity, timer: undefined };
      hands.set(screenId, Object.assign(hand, { name, latest, heardAt: time, waiting: true }));
      clearTimeout(hand.timer);
      const wait = hand.relayedAt + relayMs - time;
      if (wait <= 0) tick(screenId, hand);
      else hand.timer = setTimeout(() => tick(screenId, hand), wait);
      return { ok: true, value: null };
    },
    leave: end,
    stop() {
      for (const { timer } of hands.values()) clearTimeout(timer);
      hands.clear();
    },
  };
}

/** Receives where the person at a screen points. */
export function pointInRoom({ on, settle }: Listening, pointing: RoomPointing, identity: Identity, screen: Screen): void {
  on('point', pointSchema, true, (message, answer) => settle('point', pointing.point(identity, screen, message), answer));
}
