const pollMs = 4;

/** Waits for what the GPU was told to do, without making the page wait. */
export interface GpuAnswers {
  /** True once all commands given so far are done; false when the context is lost or the GPU does not say so in `giveUpMs` milliseconds. */
  wait(): Promise<boolean>;
  dispose(): void;
}

export function createGpuAnswers(gl: WebGL2RenderingContext, giveUpMs: number): GpuAnswers {
  const timers = new Set<number>();
  let disposed = false;
  return {
    wait: () => new Promise((resolve) => {
      const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
      if (!fence) return resolve(false);
      gl.flush();
      const start = performance.now();
      const poll = (): void => {
        const late = performance.now() - start > giveUpMs;
        if (!disposed && !late && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) return later();
        gl.deleteSync(fence);
        resolve(!disposed && !late && !gl.isContextLost());
      };
      const later = (): void => {
        const timer = window.setTimeout(() => {
          timers.delete(timer);
          poll();
        }, pollMs);
        timers.add(timer);
      };
      later();
    }),
    dispose() {
      disposed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
