import { tileSchema, wholeWall, type Tile } from '@/model';

export type TileAddress = { ok: true; tile: Tile } | { ok: false; problem: string };

const example = '“?tile=row,column,rows,columns”, for example “?tile=0,1,1,2”';

/** The tile in a wall's address; the whole wall when the address names none. */
export function parseTile(search: string): TileAddress {
  const given = new URLSearchParams(search).get('tile');
  if (given === null) return { ok: true, tile: wholeWall };
  const parts = given.split(',').map((part) => part.trim());
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,4}$/.test(part))) {
    return { ok: false, problem: `tile=${given}: four whole numbers are expected, ${example}` };
  }
  const [row, column, rows, columns] = parts.map(Number);
  const parsed = tileSchema.safeParse({ row, column, rows, columns });
  if (parsed.success) return { ok: true, tile: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, problem: `tile=${given}: ${[issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')}` };
}
