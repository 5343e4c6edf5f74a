import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { pairingAskSchema, pairingCodeLength, pairingLetters, pairingStateSchema, type PairingAsk, type PairingOffer, type PairingState, type Waiting } from '@/protocol';
import { z } from 'zod';
import type { Database } from '../store/database';

type Bound = Extract<PairingState, { state: 'bound' }>;

/** Pages that show a code until somebody lets them in, kept in the database: a code is good at every hub. All throw what the database throws. */
export interface Pairings {
  /** Null while too many wait. */
  offer(ask: PairingAsk): Promise<PairingOffer | null>;
  /** Null: there is no such code (any more), or this is not its secret; neither is told apart. */
  state(code: string, secret: string): Promise<PairingState | null>;
  waiting(): Promise<Waiting['items']>;
  /** The page that shows this code; null when none does. */
  find(code: string): Promise<PairingAsk | null>;
  /** Lets the page in. */
  bind(code: string, bound: Omit<Bound, 'state'>): Promise<void>;
}

export const pairingMs = 600_000;
const mostWaiting = 200;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const nobody = digest(randomBytes(32).toString('hex'));

const rowSchema = z.object({ code: z.string(), ask: pairingAskSchema, secret: z.string(), until: z.number(), bound: pairingStateSchema.nullable() });
type Row = z.infer<typeof rowSchema>;

export function createPairings(database: Database, now: () => number): Pairings {
  async function live(where: string, ...params: unknown[]): Promise<Row[]> {
    const rows = await database.query(
      `select code, ask, encode(secret, 'hex') as secret, extract(epoch from until)::float8 * 1000 as until, bound
       from pairings where until > to_timestamp($1::float8 / 1000) and ${where} order by until`, [now(), ...params],
    );
    return rows.map((row) => rowSchema.parse(row));
  }
  const byCode = async (code: string): Promise<Row | undefined> => (await live('code = $2', code))[0];

  return {
    async offer(ask) {
      const secret = randomBytes(32).toString('base64url');
      await database.query('delete from pairings where until <= to_timestamp($1::float8 / 1000)', [now()]);
      for (;;) {
        const [held] = await database.query<{ waiting: number }>('select count(*)::int as waiting from pairings');
        if (held!.waiting >= mostWaiting) return null;
        const code = Array.from({ length: pairingCodeLength }, () => pairingLetters[randomInt(pairingLetters.length)]).join('');
        const taken = await database.query(
          `insert into pairings (code, ask, secret, until) values ($1, $2, decode($3, 'hex'), to_timestamp($4::float8 / 1000)) on conflict do nothing returning code`,
          [code, JSON.stringify(ask), digest(secret).toString('hex'), now() + pairingMs],
        );
        if (taken.length > 0) return { code, secret, forMs: pairingMs };
      }
    },
    async state(code, secret) {
      const pairing = await byCode(code);
      const right = timingSafeEqual(digest(secret), pairing ? Buffer.from(pairing.secret, 'hex') : nobody);
      if (!pairing || !right) return null;
      return pairing.bound ?? { state: 'waiting', forMs: pairing.until - now() };
    },
    async waiting() {
      return (await live('bound is null')).map(({ code, ask, until }) => ({ code, ...ask, forMs: until - now() }));
    },
    find: async (code) => (await live('code = $2 and bound is null', code))[0]?.ask ?? null,
    async bind(code, bound) {
      await database.query('update pairings set bound = $2 where code = $1 and bound is null', [code, JSON.stringify({ state: 'bound', ...bound } satisfies Bound)]);
    },
  };
}
