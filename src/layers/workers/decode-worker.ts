import type { Position } from '@/model';
import { createMoverTracks, type MoverTracks, type TracksUpdate } from './mover-tracks';

/** What the page sends. `bytes` is transferred; `count` asks how many workers have reported lately. */
export type ToDecoder =
  | { kind: 'start'; origin: Position; groundHeight: number }
  | { kind: 'batch'; bytes: Uint8Array }
  | { kind: 'count'; now: number; maxAgeMs: number };

export type FromDecoder =
  | { kind: 'update'; update: TracksUpdate }
  | { kind: 'refused'; message: string }
  | { kind: 'counted'; reporting: number; stale: number };

const scope = self as unknown as DedicatedWorkerGlobalScope;
let tracks: MoverTracks | null = null;

const send = (message: FromDecoder, transfer: Transferable[] = []): void => scope.postMessage(message, transfer);

function accept(bytes: Uint8Array): void {
  try {
    const update = tracks?.accept(bytes);
    if (update) send({ kind: 'update', update }, [update.rows.buffer, update.slots.buffer]);
  } catch (error) {
    send({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
  }
}

scope.onmessage = ({ data }: MessageEvent<ToDecoder>) => {
  if (data.kind === 'start') tracks = createMoverTracks(data.origin, data.groundHeight);
  else if (data.kind === 'batch') accept(data.bytes);
  else if (tracks) send({ kind: 'counted', ...tracks.freshness(data.now, data.maxAgeMs) });
};
