import { vitalsSchema, type Vitals } from '@/model';
import type { Stage } from '@/stage';
import type { LinkStore, StageStore, ViewStore } from '@/state';

interface CollectOptions {
  stage: Pick<Stage, 'onFrame' | 'stats'>;
  view: ViewStore;
  link: LinkStore;
  status: StageStore;
  /** Errors of the link since the page was opened. */
  linkErrors(): number;
  sharedNow(): number;
}

/** How this screen is, for the others of its room. */
export function createCollector({ stage, view, link, status, linkErrors, sharedNow }: CollectOptions): () => Vitals | null {
  let frames: number[] = [];
  let contextsLost = 0;
  stage.onFrame((now) => {
    frames.push(now);
    if (frames.length > 500) frames = frames.slice(-200);
    return false;
  });
  status.subscribe(({ phase }, before) => {
    if (phase === 'lost' && before.phase !== 'lost') contextsLost++;
  });
  return () => {
    const now = performance.now();
    const last = frames.at(-1);
    frames = frames.filter((at) => now - at < 1_000);
    const { clock, roundTripMs } = link.getState();
    const { memoryMB, heap, tiles, errors } = stage.stats();
    const { view: eye, aspectRatio } = view.get('camera');
    if (last !== undefined && frames.length === 0) frames.push(last);
    const vitals = vitalsSchema.safeParse({
      view: eye, aspectRatio, roundTripMs, clockErrorMs: clock && Number.isFinite(clock.errorMs) ? clock.errorMs : null,
      framesPerSecond: frames.filter((at) => now - at < 1_000).length, lastFrameAt: last === undefined ? null : Math.round(sharedNow() - (now - last)),
      heapMB: heap && heap.usedMB, tilesMB: Math.round(memoryMB), tilesPending: tiles.pending, contextsLost, errors: errors.length + linkErrors(),
    });
    return vitals.success ? vitals.data : null;
  };
}
