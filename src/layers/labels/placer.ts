import type { FrameCamera, Stage } from '@/stage';
import type { Box } from './boxes';
import type { LabelCandidate } from './candidate';
import type { LabelPicture } from './picture';
import { chooseLabels, seenLabels } from './placement';

/** While the camera moves labels are placed anew at most this often; between, they move with their places. */
const everyMs = 180;
/** Places asked of the GPU at a time; those beyond are of no importance in a full picture. */
const askedAtMost = 600;

export interface Placer {
  /** Something about the names changed: place them anew. */
  soon(): void;
  stop(): void;
}

/** Decides which names stand on the picture whenever the camera or the names have changed. `taken`: where none may stand. */
export function createPlacer(
  stage: Stage, picture: LabelPicture, candidates: () => readonly LabelCandidate[], taken: (camera: FrameCamera) => readonly Box[],
): Placer {
  let framed: FrameCamera | null = null;
  let tiles = -1;
  let due = false;
  let running = false;
  let placedAt = Number.NEGATIVE_INFINITY;
  let timer = 0;
  let release: (() => void) | null = null;

  const schedule = (): void => {
    due = true;
    release ??= stage.hold();
    if (running || timer !== 0) return;
    // After the frame under way, since what hides a place is read from it.
    timer = window.setTimeout(() => {
      timer = 0;
      void place();
    }, Math.max(0, placedAt + everyMs - performance.now()));
  };

  const place = async (): Promise<void> => {
    due = false;
    running = true;
    placedAt = performance.now();
    const camera = stage.camera();
    if (camera) {
      const { em } = picture.setScale(camera.pixelRatio);
      const seen = picture.visible ? seenLabels(candidates(), camera, em, picture.measure, picture.shown()).slice(0, askedAtMost) : [];
      const inSight = seen.length > 0 ? await stage.inSight(seen.map(({ candidate }) => candidate.position)) : [];
      picture.show(chooseLabels(seen, inSight, em, stage.budget.labels, taken(camera)), performance.now());
    }
    running = false;
    if (due) return schedule();
    release?.();
    release = null;
  };

  const stopFrames = stage.onFrame((now) => {
    const camera = stage.camera();
    const moved = camera !== null && (framed === null || !same(framed, camera));
    framed = camera;
    picture.setStill(!moved);
    // Buildings that come or go hide other places.
    const { loaded } = stage.stats().tiles;
    if (moved || loaded !== tiles) schedule();
    tiles = loaded;
    return picture.fading(now);
  });

  return {
    soon: schedule,
    stop() {
      stopFrames();
      clearTimeout(timer);
      release?.();
    },
  };
}

const same = (a: FrameCamera, b: FrameCamera): boolean =>
  a.width === b.width && a.height === b.height && a.pixelRatio === b.pixelRatio && a.tangents.top === b.tangents.top
  && a.tangents.left === b.tangents.left && a.viewMatrix.every((value, i) => value === b.viewMatrix[i]);
