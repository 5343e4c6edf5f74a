import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { pairingCodeLength, pairingLetters, type PairingAsk, type PairingOffer, type PairingState, type Waiting } from '@/protocol';

/** Pages that show a code until somebody lets them in. Knows no socket and no token. */
export interface Pairings {
  /** Null while too many wait. */
  offer(ask: PairingAsk): PairingOffer | null;
  /** Null: there is no such code (any more), or this is not its secret; neither is told apart. */
  state(code: string, secret: string): PairingState | null;
  waiting(): Waiting['items'];
  /** The page that shows this code; null when none does. */
  find(code: string): PairingAsk | null;
  /** Lets the page in. */
  bind(code: string, bound: Omit<Extract<PairingState, { state: 'bound' }>, 'state'>): void;
}

export const pairingMs = 600_000;
const mostWaiting = 200;

interface Pairing {
  ask: PairingAsk;
  secret: Buffer;
  until: number;
  bound: Extract<PairingState, { state: 'bound' }> | null;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const nobody = digest(randomBytes(32).toString('hex'));

export function createPairings(now: () => number): Pairings {
  const pairings = new Map<string, Pairing>();

  function live(code: string): Pairing | undefined {
    for (const [held, { until }] of pairings) if (until <= now()) pairings.delete(held);
    return pairings.get(code);
  }

  function newCode(): string {
    for (;;) {
      const code = Array.from({ length: pairingCodeLength }, () => pairingLetters[randomInt(pairingLetters.length)]).join('');
      if (!live(code)) return code;
    }
  }

  return {
    offer(ask) {
      const code = newCode();
      if (pairings.size >= mostWaiting) return null;
      const secret = randomBytes(32).toString('base64url');
      pairings.set(code, { ask, secret: digest(secret), until: now() + pairingMs, bound: null });
      return { code, secret, forMs: pairingMs };
    },
    state(code, secret) {
      const pairing = live(code);
      const right = timingSafeEqual(digest(secret), pairing?.secret ?? nobody);
      if (!pairing || !right) return null;
      return pairing.bound ?? { state: 'waiting', forMs: pairing.until - now() };
    },
    waiting() {
      live('');
      return [...pairings].filter(([, { bound }]) => !bound).map(([code, { ask, until }]) => ({ code, ...ask, forMs: until - now() }));
    },
    find(code) {
      const pairing = live(code);
      return pairing && !pairing.bound ? pairing.ask : null;
    },
    bind(code, bound) {
      const pairing = live(code);
      if (pairing) pairing.bound = { state: 'bound', ...bound };
    },
  };
}
