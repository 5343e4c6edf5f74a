/** What a JPEG says of itself, or why it is none that may be kept. */
export type JpegCheck = { ok: true; width: number; height: number } | { ok: false; why: string };

const no = (why: string): JpegCheck => ({ ok: false, why });
/** Frame headers that say the size: baseline, extended and progressive, Huffman coded (T.81, table B.1). */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** Markers without a length of their own. */
const bare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/**
 * Reads the segments of a JPEG (ITU-T T.81, annex B) up to its picture. Only what a canvas writes passes: one picture, and nothing of
 * where, when and with what it was taken (EXIF and XMP lie in APP1), nothing after its end. `longest`: pixels of a side.
 */
export function checkJpeg(bytes: Uint8Array, longest: number): JpegCheck {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return no('it does not begin like a JPEG');
  if (bytes.at(-2) !== 0xff || bytes.at(-1) !== 0xd9) return no('it does not end like a JPEG: it is cut off, or something follows the picture');
  let size: { width: number; height: number } | null = null;
  for (let at = 2; at < bytes.length - 2;) {
    if (bytes[at] !== 0xff) return no(`there is no segment at byte ${at}`);
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (bare(marker)) return no(`there is a misplaced marker at byte ${at}`);
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    if (length < 2 || at + 2 + length > bytes.length) return no(`the segment at byte ${at} is longer than the picture`);
    if (marker === 0xe1) return no('it says where, when or with what it was taken (EXIF or XMP)');
    if (frames.has(marker)) {
      if (size) return no('it has two pictures');
      size = { height: (bytes[at + 5]! << 8) | bytes[at + 6]!, width: (bytes[at + 7]! << 8) | bytes[at + 8]! };
      if (length < 11 || size.width === 0 || size.height === 0) return no('it has no size');
      if (Math.max(size.width, size.height) > longest) return no(`it is ${size.width} × ${size.height} pixels large; at most ${longest} on the longer side are taken`);
    } else if (marker >= 0xc3 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return no('it is of a kind of JPEG that browsers do not show');
    // The picture's own data begins: its end was seen.
    if (marker === 0xda) return size ? { ok: true, ...size } : no('its picture comes before its size');
    at += 2 + length;
  }
  return no('it has no picture');
}
