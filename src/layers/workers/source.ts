import type { Position } from '@/model';
import { moverPeriodMs } from '@/protocol';
import type { FromDecoder, ToDecoder } from './decode-worker';
import { fleetStore } from './fleet-store';
import { applyUpdate, createMovingTable, type MovingTable } from './moving-table';

/** Workers are shown this much later than they are: a period, the second a batch collects, and the way here. */
export const playoutDelayMs = moverPeriodMs + 1_250;
/** A worker that has not reported for this long is stale. */
export const staleAfterMs = 3 * moverPeriodMs;
const liveAfterBatchMs = 2 * moverPeriodMs;

export interface WorkerSource {
  readonly table: MovingTable;
  /** Whether batches have arrived lately, so that positions change between frames. */
  live(): boolean;
  stop(): void;
}

interface SourceOptions {
  origin: Position;
  groundHeight: number;
  onMovers(listener: (bytes: Uint8Array) => void): () => void;
  sharedNow(): number;
  /** The table has new reports. */
  moved(): void;
  /** Once a second; `changed` when a worker fell silent or came back. */
  counted(changed: boolean): void;
}

/** Hands raw batches to the decode worker and keeps what comes back; the page itself never touches a sample. */
export function createWorkerSource({ origin, groundHeight, onMovers, sharedNow, moved, counted }: SourceOptions): WorkerSource {
  const table = createMovingTable();
  const decoder = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module', name: 'workers' });
  const send = (message: ToDecoder, transfer: Transferable[] = []): void => decoder.postMessage(message, transfer);
  let lastBatch = Number.NEGATIVE_INFINITY;

  decoder.onmessage = ({ data }: MessageEvent<FromDecoder>) => {
    if (data.kind === 'update') {
      applyUpdate(table, data.update);
      fleetStore.setState({ fleet: data.update.fleet, simulated: data.update.simulated, problem: null });
      moved();
    } else if (data.kind === 'counted') {
      const before = fleetStore.getState().stale;
      fleetStore.setState({ reporting: data.reporting, stale: data.stale });
      counted(data.stale !== before);
    } else {
      console.warn(data.message);
      fleetStore.setState({ problem: data.message });
    }
  };
  decoder.onerror = ({ message }) => fleetStore.setState({ problem: message || 'the decode worker could not start; reload the page' });
  send({ kind: 'start', origin, groundHeight });

  const unsubscribe = onMovers((bytes) => {
    lastBatch = performance.now();
    const own = bytes.slice();
    send({ kind: 'batch', bytes: own }, [own.buffer]);
  });
  const counting = setInterval(() => {
    send({ kind: 'count', now: sharedNow(), maxAgeMs: staleAfterMs });
  }, 1_000);

  return {
    table,
    live: () => performance.now() - lastBatch < liveAfterBatchMs,
    stop() {
      unsubscribe();
      clearInterval(counting);
      decoder.terminate();
    },
  };
}
