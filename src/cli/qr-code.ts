import { encode, renderUnicodeCompact } from 'uqr';

/** Light modules around a code; ISO 18004 asks for 4, readers of phones need 2. */
const quiet = 2;

/**
 * A text as a QR code of half-block characters, two rows of modules to a line; null when the terminal has too few columns.
 * `coloured` sets black on white whatever the terminal's colours are.
 */
export function qrCode(text: string, { columns, coloured }: { columns: number; coloured: boolean }): string | null {
  if (encode(text, { border: quiet, ecc: 'L' }).size > columns) return null;
  const lines = renderUnicodeCompact(text, { border: quiet, ecc: 'L' }).split('\n');
  return lines.map((line) => (coloured ? `\u001b[97;40m${line}\u001b[0m` : line)).join('\n');
}
