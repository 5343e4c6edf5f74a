import { createGpuAnswers } from './gpu-answers';

/** RGBA rows from the top, 8 bits each. */
export interface SmallPicture {
  width: number;
  height: number;
  rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** Keeps a small copy of the frame last drawn, on the GPU, and reads it without making the page wait. */
export interface PictureReader {
  /** Call right after a frame was drawn: copies it to at most `pixels` pixels of the same shape. */
  keep(pixels: number): void;
  /** The copy kept last; null before the first, and when the context is lost meanwhile. */
  read(): Promise<SmallPicture | null>;
  dispose(): void;
}

/** A picture may be late on a GPU that is busy, milliseconds. */
const giveUpMs = 20_000;

interface Step {
  target: WebGLFramebuffer;
  store: WebGLRenderbuffer;
  width: number;
  height: number;
}

/** Each step at most halves a side, so that every pixel counts: what is bright in the large picture is in the small one. */
export function stepsTo(width: number, height: number, pixels: number): [width: number, height: number][] {
  const scale = Math.min(1, Math.sqrt(pixels / (width * height)));
  const [smallWidth, smallHeight] = [width, height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
  const steps: [number, number][] = [];
  for (let [w, h] = [width, height]; w > 2 * smallWidth || h > 2 * smallHeight;) {
    [w, h] = [Math.max(smallWidth, Math.ceil(w / 2)), Math.max(smallHeight, Math.ceil(h / 2))];
    steps.push([w, h]);
  }
  return [...steps, [smallWidth, smallHeight]];
}

export function createPictureReader(gl: WebGL2RenderingContext): PictureReader {
  const gpu = createGpuAnswers(gl, giveUpMs);
  let steps: Step[] = [];
  let made = '';

  const forget = (): void => {
    for (const { target, store } of steps) {
      gl.deleteFramebuffer(target);
      gl.deleteRenderbuffer(store);
    }
    steps = [];
    made = '';
  };

  function prepare(pixels: number): void {
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    const asked = `${width}x${height}:${pixels}`;
    if (asked === made) return;
    forget();
    made = asked;
    steps = stepsTo(width, height, pixels).map(([w, h]) => {
      const store = gl.createRenderbuffer();
      gl.bindRenderbuffer(gl.RENDERBUFFER, store);
      gl.renderbufferStorage(gl.RENDERBUFFER, gl.RGBA8, w, h);
      gl.bindRenderbuffer(gl.RENDERBUFFER, null);
      const target = gl.createFramebuffer();
      gl.bindFramebuffer(gl.FRAMEBUFFER, target);
      gl.framebufferRenderbuffer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.RENDERBUFFER, store);
      return { target, store, width: w, height: h };
    });
  }

  return {
    keep(pixels) {
      if (gl.isContextLost()) return;
      prepare(pixels);
      let from: Pick<Step, 'width' | 'height'> & { target: WebGLFramebuffer | null } = { target: null, width: gl.drawingBufferWidth, height: gl.drawingBufferHeight };
      for (const to of steps) {
        gl.bindFramebuffer(gl.READ_FRAMEBUFFER, from.target);
        gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, to.target);
        // The last step turns it over: rows from the top.
        const [bottom, top] = to === steps.at(-1) ? [to.height, 0] : [0, to.height];
        gl.blitFramebuffer(0, 0, from.width, from.height, 0, bottom, to.width, top, gl.COLOR_BUFFER_BIT, gl.LINEAR);
        from = to;
      }
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    },
    async read() {
      const last = steps.at(-1);
      if (!last || gl.isContextLost()) return null;
      const { width, height } = last;
      const buffer = gl.createBuffer();
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, last.target);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
      gl.bufferData(gl.PIXEL_PACK_BUFFER, width * height * 4, gl.STREAM_READ);
      gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, 0);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      const done = await gpu.wait();
      const rgba = new Uint8ClampedArray(width * height * 4);
      if (done) {
        gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
        gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, rgba);
        gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
      }
      gl.deleteBuffer(buffer);
      return done ? { width, height, rgba } : null;
    },
    dispose() {
      gpu.dispose();
      forget();
    },
  };
}
