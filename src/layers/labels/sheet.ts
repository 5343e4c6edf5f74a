import type { LabelStyle } from './candidate';
import { breakLines } from './break-lines';
import { fontOf, haloMost, haloShare, lineHeight, stemShare, widest, type Looks } from './looks';
import type { LabelSize } from './placement';
import { createShelves, type Spot } from './shelves';

/** A label drawn once: red is how much ink covers a pixel, green how much halo. */
export interface DrawnLabel {
  spot: Spot;
  pixels: Uint8ClampedArray;
  /** CSS pixels of the picture, and of the middle of the text above its place. */
  width: number;
  height: number;
  /** From the place, which is under the picture's middle, up to the picture's bottom edge. */
  below: number;
}

/** Draws names with the page's own fonts into one picture; each is drawn when first asked for. */
export interface LabelSheet {
  readonly width: number;
  readonly height: number;
  /** Counts up when everything drawn so far was thrown away. */
  readonly generation: number;
  /** What is in the picture, in the order it was drawn. */
  readonly drawn: readonly DrawnLabel[];
  /** CSS pixels of text, and device pixels per CSS pixel; a change throws everything away. */
  setScale(em: number, ratio: number): void;
  /** Null while its fonts load; `onFonts` tells when to ask again. */
  measure(text: string, style: LabelStyle): LabelSize | null;
  /** Null where the picture is full, even after a fresh start, or the fonts are not there. */
  draw(text: string, style: LabelStyle): DrawnLabel | null;
  /** Throws everything away. */
  clear(): void;
}

/** A picture of `width` × `height` device pixels. `onFonts`: more can be measured than before. @throws {Error} where the browser gives no 2D canvas. */
export function createLabelSheet(width: number, height: number, looks: Looks, onFonts: () => void): LabelSheet {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('names: this browser gave no 2D canvas to draw text on');
  const shelves = createShelves(width, height);
  const fonts = createFonts(onFonts);
  const blocks = new Map<string, { lines: string[]; size: LabelSize }>();
  const known = new Map<string, DrawnLabel>();
  let drawn: DrawnLabel[] = [];
  let generation = 0;
  let em = 14;
  let ratio = 1;

  const clear = (): void => {
    shelves.clear();
    known.clear();
    drawn = [];
    generation++;
  };
  const blockOf = (text: string, style: LabelStyle): { lines: string[]; size: LabelSize } | null => {
    const key = `${style} ${text}`;
    const held = blocks.get(key);
    if (held) return held;
    if (!fonts.ready(text)) return null;
    const look = looks[style];
    const pixels = em * look.size;
    context.font = fontOf(pixels, look.weight);
    const measure = (piece: string): number => context.measureText(piece).width;
    const lines = breakLines(text, look.lines, widest * pixels, measure);
    const size = {
      width: Math.max(...lines.map(measure)),
      height: lines.length * lineHeight * pixels,
      rise: look.stem ? stemShare * pixels + (lines.length * lineHeight * pixels) / 2 : 0,
    };
    const made = { lines, size };
    blocks.set(key, made);
    return made;
  };

  const render = (lines: readonly string[], size: LabelSize, style: LabelStyle): DrawnLabel | null => {
    const look = looks[style];
    const pixels = em * look.size;
    const halo = Math.min(haloMost, pixels * haloShare);
    const pad = Math.ceil((halo + 1) * ratio);
    const stem = look.stem ? stemShare * pixels * ratio : 0;
    const wide = Math.ceil(size.width * ratio) + 2 * pad;
    const high = Math.ceil(size.height * ratio + stem) + 2 * pad;
    const spot = shelves.place(wide, high);
    if (!spot) return null;
    if (canvas.width < wide) canvas.width = wide;
    if (canvas.height < high) canvas.height = high;
    context.globalCompositeOperation = 'source-over';
    context.fillStyle = '#000000';
    context.fillRect(0, 0, wide, high);
    context.font = fontOf(pixels * ratio, look.weight);
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    context.lineJoin = 'round';
    context.lineWidth = 2 * halo * ratio;
    const middle = wide / 2;
    const lineAt = (i: number): number => pad + (i + 0.5) * lineHeight * pixels * ratio + 0.36 * pixels * ratio;
    const stemTop = pad + size.height * ratio;
    const stemWidth = Math.max(1, Math.round(0.07 * pixels * ratio));
    const stemLeft = Math.round(middle - stemWidth / 2);
    context.strokeStyle = '#00ff00';
    context.fillStyle = '#00ff00';
    lines.forEach((line, i) => context.strokeText(line, middle, lineAt(i)));
    if (stem) context.fillRect(stemLeft - ratio, stemTop, stemWidth + 2 * ratio, stem + ratio);
    context.globalCompositeOperation = 'lighter';
    context.fillStyle = '#ff0000';
    lines.forEach((line, i) => context.fillText(line, middle, lineAt(i)));
    if (stem) {
      context.fillRect(stemLeft, stemTop + ratio, stemWidth, stem - ratio);
      context.beginPath();
      context.arc(middle, stemTop + stem, 0.15 * pixels * ratio, 0, 2 * Math.PI);
      context.fill();
    }
    return {
      spot, pixels: context.getImageData(0, 0, wide, high).data,
      width: wide / ratio, height: high / ratio,
      below: -pad / ratio - (look.stem ? 0 : size.height / 2),
    };
  };

  return {
    width,
    height,
    get generation() {
      return generation;
    },
    get drawn() {
      return drawn;
    },
    setScale(nextEm, nextRatio) {
      if (nextEm === em && nextRatio === ratio) return;
      em = nextEm;
      ratio = nextRatio;
      blocks.clear();
      clear();
    },
    measure: (text, style) => blockOf(text, style)?.size ?? null,
    draw(text, style) {
      const key = `${style} ${text}`;
      const held = known.get(key);
      if (held) return held;
      const block = blockOf(text, style);
      const made = block && render(block.lines, block.size, style);
      if (!made) return null;
      known.set(key, made);
      drawn.push(made);
      return made;
    },
    clear,
  };
}

/** Fonts come in pieces by script: a text is drawn when the pieces it needs are there. */
function createFonts(onFonts: () => void): { ready(text: string): boolean } {
  const chinese = /[\u2e80-\u9fff\uf900-\ufaff]/;
  const known = new Set<string>();
  let chineseAsked: Promise<unknown> | null = null;
  let awaited: string[] = [];
  let asking = false;

  const ask = async (): Promise<void> => {
    // All that is asked for in one go is loaded in one go.
    await Promise.resolve();
    const texts = awaited;
    awaited = [];
    const all = texts.join('');
    if (chinese.test(all)) await (chineseAsked ??= import('@fontsource-variable/noto-sans-sc/wght.css')).catch(() => (chineseAsked = null));
    // Variable fonts: one weight brings them all.
    await document.fonts.load(fontOf(16, 500), all).catch(() => undefined);
    for (const text of texts) for (const character of text) known.add(character);
    asking = false;
    if (awaited.length > 0) start();
    onFonts();
  };
  const start = (): void => {
    asking = true;
    void ask();
  };
  return {
    ready(text) {
      for (const character of text) {
        if (known.has(character)) continue;
        awaited.push(text);
        if (!asking) start();
        return false;
      }
      return true;
    },
  };
}
