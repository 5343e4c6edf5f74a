import { describe, expect, test } from 'vitest';
import { parseTile } from './tile-address';

describe('tile of a wall address', () => {
  test('an address without a tile shows the whole wall', () => {
    expect(parseTile('')).toEqual({ ok: true, tile: { row: 0, column: 0, rows: 1, columns: 1 } });
  });

  test('row, column, rows and columns are read in this order', () => {
    expect(parseTile('?tile=0,1,2,3&lang=zh')).toEqual({ ok: true, tile: { row: 0, column: 1, rows: 2, columns: 3 } });
  });

  test.each(['', '1', '0,0,1', '0,0,1,2,3', 'a,b,c,d', '0,-1,1,2', '0,0.5,1,2', '0,0,1,'])('"%s" is refused with the format', (tile) => {
    const address = parseTile(`?tile=${encodeURIComponent(tile)}`);
    expect(address).toMatchObject({ ok: false, problem: expect.stringContaining('row,column,rows,columns') });
  });

  test.each(['1,0,1,2', '0,2,1,2', '0,0,0,2', '0,0,1,99'])('"%s" lies outside its wall and is refused with the reason', (tile) => {
    expect(parseTile(`?tile=${tile}`)).toMatchObject({ ok: false, problem: expect.stringContaining(`tile=${tile}`) });
  });
});
