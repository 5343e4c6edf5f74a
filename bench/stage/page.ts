import type { ViewState } from '@/model';
import { openCity, viewAt, type Side } from './side';

declare global {
  interface Window {
    CESIUM_BASE_URL: string;
    stageBench: Awaited<ReturnType<typeof open>>;
  }
}

window.CESIUM_BASE_URL = '/cesium/';

/** Main-thread milliseconds of each frame callback that drew, since they were last taken. Both sides end a frame with a fence. */
let frameMs: number[] = [];
let drew = false;
WebGL2RenderingContext.prototype.fenceSync = new Proxy(WebGL2RenderingContext.prototype.fenceSync, {
  apply(fenceSync, gl: WebGL2RenderingContext, given: Parameters<WebGL2RenderingContext['fenceSync']>) {
    drew = true;
    return fenceSync.apply(gl, given);
  },
});
const request = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) => request((now) => {
  drew = false;
  const start = performance.now();
  callback(now);
  if (drew) frameMs.push(performance.now() - start);
});

async function open() {
  const city = await openCity();
  const container = document.getElementById('city')!;
  const side: Side = location.search === '?cesium'
    ? await (await import('./cesium')).openCesium(city, container)
    : await (await import('./ours')).openOurs(city, container);
  let step = 0;
  const ahead = (frames: number, stride: number): ViewState[] => Array.from({ length: frames }, () => viewAt(city.manifest.home, (step += stride)));
  return {
    /** Walks the whole way until every tile on it is there. */
    async load() {
      for (let quiet = 0, i = 0; quiet < 3 && i < 60; i++) {
        await side.walk(ahead(5, 8));
        quiet = side.loading() ? 0 : quiet + 1;
      }
    },
    async run(frames: number) {
      const before = side.frames();
      await side.walk(ahead(frames, 1));
      return side.frames() - before;
    },
    takeFrames() {
      const taken = frameMs;
      frameMs = [];
      return taken;
    },
    overlay: side.overlay,
    frames: side.frames,
    rest: side.rest,
  };
}

window.stageBench = await open();
