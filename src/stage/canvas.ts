import type { CanvasSize } from './frame-camera';

/** A canvas that fills `container`, with the WebGL2 context every engine will share. Null context: WebGL2 cannot be had. */
export function createCanvas(container: HTMLElement): { canvas: HTMLCanvasElement; gl: WebGL2RenderingContext | null } {
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%', display: 'block' });
  canvas.tabIndex = 0;
  container.append(canvas);
  const gl = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    depth: true,
    stencil: true,
    powerPreference: 'high-performance',
  });
  return { canvas, gl };
}

/** Device pixels of a picture that every GPU of this decade draws in time: a wall of 8K is drawn in full, what is larger is scaled up. */
const longestSide = 8_192;
const mostPixels = 36_000_000;

/** Device pixels a side of the picture may have here: weak GPUs draw less than `longestSide`, and a browser cuts off what is beyond. */
export function longestSideOf(gl: WebGL2RenderingContext): number {
  const dimensions = gl.getParameter(gl.MAX_VIEWPORT_DIMS) as Int32Array | null;
  const limits = [gl.getParameter(gl.MAX_TEXTURE_SIZE), gl.getParameter(gl.MAX_RENDERBUFFER_SIZE), ...(dimensions ?? [])] as (number | null)[];
  // A lost context answers null.
  return Math.min(longestSide, ...limits.filter((limit) => limit !== null && limit > 0) as number[]);
}

/** Device pixels per CSS pixel, `wanted` at most, of a picture of `width` × `height` CSS pixels. */
export function pixelRatioOf(width: number, height: number, wanted: number, longest: number = longestSide): number {
  return Math.min(wanted, longest / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
}

/** What a canvas may have at most: pixels per CSS pixel, and pixels of a side (`longestSideOf`). */
export interface CanvasLimits {
  maxPixelRatio: number;
  longest: number;
}

/** Gives the canvas `scale` times the pixels it shows within its limits; null while it has no size. */
export function fitCanvas(canvas: HTMLCanvasElement, limits: CanvasLimits, scale: number): CanvasSize | null {
  const size = sizeOf(canvas, limits, scale);
  if (!size) return null;
  const pixelWidth = Math.round(size.width * size.pixelRatio);
  const pixelHeight = Math.round(size.height * size.pixelRatio);
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  return size;
}

/** The size `fitCanvas` would give it. */
export function sizeOf(canvas: HTMLCanvasElement, { maxPixelRatio, longest }: CanvasLimits, scale: number): CanvasSize | null {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0 || height === 0) return null;
  return { width, height, pixelRatio: pixelRatioOf(width, height, Math.min(devicePixelRatio, maxPixelRatio), longest) * scale };
}

/** What is on a canvas now, on one of its own. For a canvas of WebGL: in the task that drew it. */
export function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [canvas.width, canvas.height];
  copy.getContext('2d')!.drawImage(canvas, 0, 0);
  return copy;
}
