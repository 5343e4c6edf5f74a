/** What stands under an exported picture. */
export interface StripContent {
  title: string;
  /** Time shown, and what else must be known to read the picture. */
  facts: readonly string[];
  /** Who the data comes from. */
  credits: readonly string[];
  /** Metres per device pixel across the middle of the picture; null where it shows no ground there. */
  metresPerPixel: number | null;
  scaleText(metres: number): string;
}

export interface StripLook {
  font: string;
  background: string;
  text: string;
  muted: string;
  line: string;
}

const size = 15;
const pad = 14;
const leading = 1.45;
const longestBar = 160;

/** The longest bar of 1, 2 or 5 times a power of ten metres that is at most `pixels` long. */
export function scaleBar(metresPerPixel: number, pixels: number): { metres: number; pixels: number } {
  const most = metresPerPixel * pixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((digit) => digit * power <= most) ?? 1) * power;
  return { metres, pixels: metres / metresPerPixel };
}

/** Pieces put on lines no wider than `width`, never broken within a piece. */
export function flow(pieces: readonly string[], width: number, measure: (text: string) => number, between = ' · '): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const joined = last === undefined ? piece : last + between + piece;
    if (last !== undefined && measure(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(piece);
  }
  return lines;
}

/**
 * The picture with a strip under it that says what it is, when, how large and whose; as wide as the picture, whose pixels stay as
 * they are. `ratio`: device pixels per CSS pixel.
 */
export function withStrip(picture: HTMLCanvasElement, ratio: number, content: StripContent, look: StripLook): HTMLCanvasElement {
  const unit = ratio * Math.max(0.8, Math.min(1, picture.width / ratio / 900));
  const [text, margin] = [size * unit, pad * unit];
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gave no 2D canvas');
  const bar = content.metresPerPixel === null ? null : scaleBar(content.metresPerPixel, longestBar * unit);
  const right = bar ? bar.pixels + 2 * margin : 0;
  const width = picture.width - 2 * margin - right;
  const font = (weight: number, factor = 1): string => `${weight} ${text * factor}px ${look.font}`;
  const lines = [
    { font: font(640, 1.2), colour: look.text, lines: [content.title] },
    { font: font(480), colour: look.text, lines: content.facts },
    { font: font(420, 0.9), colour: look.muted, lines: content.credits },
  ].flatMap((block) => {
    context.font = block.font;
    return flow(block.lines, width, (words) => context.measureText(words).width).map((line) => ({ ...block, line }));
  });
  const height = Math.ceil(2 * margin + lines.length * text * leading);
  canvas.width = picture.width;
  canvas.height = picture.height + height;
  context.fillStyle = look.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0);
  context.fillStyle = look.line;
  context.fillRect(0, picture.height, canvas.width, Math.max(1, unit));
  context.textBaseline = 'middle';
  lines.forEach(({ font: lineFont, colour, line }, i) => {
    context.font = lineFont;
    context.fillStyle = colour;
    context.fillText(line, margin, picture.height + margin + (i + 0.5) * text * leading, width);
  });
  if (bar) {
    const [end, middle] = [canvas.width - margin, picture.height + height / 2];
    context.strokeStyle = look.text;
    context.lineWidth = 2 * unit;
    context.beginPath();
    context.moveTo(end - bar.pixels, middle);
    context.lineTo(end - bar.pixels, middle + 6 * unit);
    context.lineTo(end, middle + 6 * unit);
    context.lineTo(end, middle);
    context.stroke();
    context.font = font(480);
    context.fillStyle = look.text;
    context.textAlign = 'center';
    context.fillText(content.scaleText(bar.metres), end - bar.pixels / 2, middle - 4 * unit);
  }
  return canvas;
}
