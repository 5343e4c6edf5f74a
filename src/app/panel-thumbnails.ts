import { thumbnailEveryMs, thumbnailPixels, type Thumbnail, type ThumbnailFace, type ThumbnailSize } from '@/protocol';
import type { Stage } from '@/stage';
import { zonesOf } from './panel-zones';
import type { FromJpeg, ToJpeg } from './jpeg-worker';

interface ThumbnailsOptions {
  stage: Pick<Stage, 'watchPictures'>;
  theme(): ThumbnailFace['theme'];
  /** Whether the hub has it. */
  say(thumbnail: Thumbnail): Promise<boolean>;
  sharedNow(): number;
}

/** Calls for JPEGs of a worker that is there while they are wanted. */
function jpegMaker(): { make(picture: Omit<ToJpeg, 'call'>): Promise<FromJpeg['image']>; stop(): void } {
  const worker = new Worker(new URL('./jpeg-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (image: FromJpeg['image']) => void>();
  let calls = 0;
  const stop = (): void => {
    worker.terminate();
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  };
  worker.onerror = stop;
  worker.onmessage = ({ data: { call, image } }: MessageEvent<FromJpeg>) => {
    waiting.get(call)?.(image);
    waiting.delete(call);
  };
  return {
    make: ({ width, height, rgba }) => new Promise((resolve) => {
      waiting.set(++calls, resolve);
      worker.postMessage({ call: calls, width, height, rgba } satisfies ToJpeg, [rgba.buffer]);
    }),
    stop,
  };
}

/** Says in small what this panel shows, as long as somebody wants to see it. Milliseconds the page spent on a picture are measured as `metroscope.thumbnail`. */
export function sayThumbnails({ stage, theme, say, sharedNow }: ThumbnailsOptions): (wanted: ThumbnailSize | null) => void {
  let stop = (): void => undefined;

  function begin(size: ThumbnailSize): () => void {
    const jpegs = jpegMaker();
    let toldFace = '';
    let telling = false;
    const face = (): ThumbnailFace => ({ theme: theme(), ...zonesOf(document) });
    const tell = async (thumbnail: Thumbnail): Promise<boolean> => {
      telling = true;
      const told = await say(thumbnail);
      telling = false;
      if (told) toldFace = JSON.stringify(thumbnail.face);
      return told;
    };
    /** What lies over the city changes without a frame of the city, too. */
    const look = setInterval(() => {
      const now = face();
      if (!telling && JSON.stringify(now) !== toldFace) void tell({ sampledAt: sharedNow(), image: null, face: now });
    }, thumbnailEveryMs[size]);
    stage.watchPictures({
      pixels: thumbnailPixels[size],
      everyMs: thumbnailEveryMs[size],
      async take({ drawnAt, spentMs, ...picture }) {
        const sampledAt = sharedNow() - (performance.now() - drawnAt);
        performance.measure('metroscope.thumbnail', { start: 0, duration: spentMs });
        performance.clearMeasures('metroscope.thumbnail');
        const image = await jpegs.make(picture);
        return image !== null && tell({ sampledAt, image, face: face() });
      },
    });
    return () => {
      clearInterval(look);
      stage.watchPictures(null);
      jpegs.stop();
    };
  }

  return (wanted) => {
    stop();
    stop = wanted === null ? () => undefined : begin(wanted);
  };
}
