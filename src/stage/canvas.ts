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

/** Gives the canvas `scale` times the pixels it shows, of at most `maxPixelRatio` per CSS pixel; null while it has no size. */
export function fitCanvas(canvas: HTMLCanvasElement, maxPixelRatio: number, scale: number): CanvasSize | null {
  const size = sizeOf(canvas, maxPixelRatio, scale);
  if (!size) return null;
  const pixelWidth = Math.round(size.width * size.pixelRatio);
  const pixelHeight = Math.round(size.height * size.pixelRatio);
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  return size;
}

/** Device pixels of a canvas that every GPU of this decade can draw: a wall of 8K is drawn in full, what is larger is scaled up. */
const longestSide = 8_192;
const mostPixels = 36_000_000;

/** The size `fitCanvas` would give it. */
export function sizeOf(canvas: HTMLCanvasElement, maxPixelRatio: number, scale: number): CanvasSize | null {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0 || height === 0) return null;
  const most = Math.min(longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
  return { width, height, pixelRatio: Math.min(devicePixelRatio, maxPixelRatio, most) * scale };
}
