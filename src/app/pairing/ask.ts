import { pairingOfferSchema, pairingStateSchema, type PairingState } from '@/protocol';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What a page that asks to be let in shows. */
interface Asking {
  /** Null until the hub has given one. */
  code: string | null;
  /** The hub does not answer, or gives no code now. */
  trouble: boolean;
}

export type AskingStore = StoreApi<Asking>;
export const createAskingStore = (): AskingStore => createStore<Asking>(() => ({ code: null, trouble: false }));

export type Bound = Extract<PairingState, { state: 'bound' }>;

const pollMs = 1_500;
const retryMs = 3_000;

/** Shows codes, each as long as the hub takes it, until somebody enters one: then calls `bound`, once. Returns the way to stop. */
export function askToPair(store: AskingStore, page: 'wall' | 'desk' | 'field', bound: (bound: Bound) => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

  async function offer(): Promise<{ code: string; secret: string } | null> {
    const pixels = { width: Math.round(innerWidth * devicePixelRatio), height: Math.round(innerHeight * devicePixelRatio) };
    const response = await fetch('/api/pairing', { method: 'POST', signal, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ page, pixels }) });
    const offered = pairingOfferSchema.safeParse(await response.json());
    return offered.success ? offered.data : null;
  }

  /** Null: this code is over. Throws while the hub does not answer. */
  async function ask(code: string, secret: string): Promise<PairingState | null> {
    const response = await fetch(`/api/pairing/${code}`, { signal, headers: { authorization: `Bearer ${secret}` } });
    if (response.status === 404) return null;
    return pairingStateSchema.parse(await response.json());
  }

  async function run(): Promise<void> {
    let held: { code: string; secret: string } | null = null;
    while (!signal.aborted) {
      try {
        held ??= await offer();
        store.setState({ code: held?.code ?? null, trouble: held === null });
        if (held) {
          const state = await ask(held.code, held.secret);
          if (state?.state === 'bound') return bound(state);
          if (!state) held = null;
          else await pause(pollMs);
        } else await pause(retryMs);
      } catch {
        if (signal.aborted) return;
        store.setState({ trouble: true });
        await pause(retryMs);
      }
    }
  }

  void run();
  return () => ended.abort();
}
