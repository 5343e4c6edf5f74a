import type { PictureReader, SmallPicture } from './picture-reader';

/** Who wants to see in small what is drawn. */
export interface PictureWatcher {
  /** Pixels of a picture, at most. */
  pixels: number;
  /** Milliseconds from one picture to the next, at least. */
  everyMs: number;
  /** `drawnAt`: performance.now() of its frame; `spentMs`: what it cost this page. The next one waits; false: the same is brought again. */
  take(picture: SmallPicture & { drawnAt: number; spentMs: number }): Promise<boolean>;
}

/** What has not changed is brought again this seldom, milliseconds, so that it is known to be up to date. */
const sameMs = 10_000;

/** Brings pictures of frames that were drawn anyway, and only such as differ from the one before. */
export interface PictureWatch {
  set(watcher: PictureWatcher | null): void;
  /** A frame was drawn at `now`; `busy`: another follows at once. */
  drawn(reader: PictureReader, now: number, busy: boolean): void;
  /** The context of the last reader is gone. */
  lost(): void;
}

function same(a: SmallPicture | null, b: SmallPicture): boolean {
  if (!a || a.width !== b.width || a.height !== b.height) return false;
  const [one, other] = [new Uint32Array(a.rgba.buffer), new Uint32Array(b.rgba.buffer)];
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** `draw` asks for one frame: what was drawn before anybody watched cannot be read any more. */
export function createPictureWatch(draw: () => void): PictureWatch {
  let watcher: PictureWatcher | null = null;
  let reader: PictureReader | null = null;
  let before: SmallPicture | null = null;
  let keptAt = 0;
  /** What is kept has not been brought. */
  let fresh = false;
  let bringing = false;
  let broughtAt = -Infinity;
  let toldAt = -Infinity;
  let spentMs = 0;
  let timer = 0;

  const timed = <T>(act: () => T): T => {
    const start = performance.now();
    const result = act();
    spentMs += performance.now() - start;
    return result;
  };

  async function bring(): Promise<void> {
    const [on, from, drawnAt] = [watcher, reader, keptAt];
    if (!on || !from || !fresh || bringing) return;
    bringing = true;
    fresh = false;
    broughtAt = performance.now();
    const picture = await timed(() => from.read());
    if (picture && on === watcher && (broughtAt - toldAt >= sameMs || !timed(() => same(before, picture)))) {
      toldAt = broughtAt;
      before = { ...picture, rgba: picture.rgba.slice() };
      const cost = spentMs;
      spentMs = 0;
      if (!(await on.take({ ...picture, drawnAt, spentMs: cost })) && on === watcher) {
        before = null;
        fresh = true;
      }
    }
    if (!picture && on === watcher && reader) fresh = true;
    bringing = false;
    bringInTime();
  }

  function bringInTime(): void {
    clearTimeout(timer);
    if (watcher && fresh) timer = window.setTimeout(() => void bring(), Math.max(0, broughtAt + watcher.everyMs - performance.now()));
  }

  return {
    set(next) {
      watcher = next;
      before = null;
      fresh = false;
      broughtAt = -Infinity;
      clearTimeout(timer);
      if (next) draw();
    },
    drawn(from, now, busy) {
      if (!watcher) return;
      // In motion only frames that are due are copied; the one it ends with always is.
      if (busy && performance.now() - broughtAt < watcher.everyMs) return;
      const { pixels } = watcher;
      timed(() => from.keep(pixels));
      reader = from;
      keptAt = now;
      fresh = true;
      if (!bringing) bringInTime();
    },
    lost() {
      reader = null;
      fresh = false;
    },
  };
}
