/** `smooth`: edges are smoothed. `scale`: share of the device pixels drawn, per axis. */
export interface Quality {
  smooth: boolean;
  scale: number;
}

export const fullQuality: Quality = { smooth: true, scale: 1 };
const plain: Quality = { smooth: false, scale: 1 };
const coarse: Quality = { smooth: false, scale: 0.5 };
/** GPU milliseconds of a full frame above which motion does without smooth edges, and with a quarter of the pixels. */
const plainAbove = 40;
const coarseAbove = 120;

/** How the GPU keeps up, read from fences without ever waiting for one. */
export interface GpuPace {
  /** Call after the last command of a frame of that quality; `onDone` comes when the GPU has finished it, with what it took. */
  mark(quality: Quality, onDone: (gpuMs: number) => void): void;
  /** Whether the GPU is still at the frame marked last. */
  busy(): boolean;
  /** Median milliseconds the GPU needs after the commands of a full frame, over the last few; 0 before the first. */
  fullMs(): number;
  /** What a frame may cost: always the full picture at rest; in motion what this GPU can keep up with. */
  quality(moving: boolean): Quality;
  dispose(): void;
}

const remembered = 7;
const pollMs = 4;
/** A fence that never comes (a driver that lost it) must not stop the picture, milliseconds. */
const giveUpMs = 5_000;

/** Measures by fences of this context. */
export function createGpuPace(gl: WebGL2RenderingContext): GpuPace {
  const times: number[] = [];
  let fence: WebGLSync | null = null;
  let timer = 0;

  const fullMs = (): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
  const finish = (): void => {
    gl.deleteSync(fence);
    fence = null;
    timer = 0;
  };
  return {
    mark(quality, onDone) {
      if (fence) finish();
      clearTimeout(timer);
      fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
      if (!fence) return onDone(0);
      gl.flush();
      const start = performance.now();
      const poll = (): void => {
        if (!fence) return;
        const spent = performance.now() - start;
        if (gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED && spent < giveUpMs) {
          timer = window.setTimeout(poll, pollMs);
          return;
        }
        finish();
        if (quality === fullQuality) times.push(spent);
        if (times.length > remembered) times.shift();
        onDone(spent);
      };
      timer = window.setTimeout(poll, 0);
    },
    busy: () => fence !== null,
    fullMs,
    quality(moving) {
      if (!moving || fullMs() <= plainAbove) return fullQuality;
      return fullMs() <= coarseAbove ? plain : coarse;
    },
    dispose() {
      clearTimeout(timer);
      if (fence && !gl.isContextLost()) finish();
      fence = null;
    },
  };
}
