import { wholeWall } from '@/model';
import { describe, expect, it } from 'vitest';
import { screenIdOf } from './screen-id';

const storage = (): Pick<Storage, 'getItem' | 'setItem'> => {
  const held = new Map<string, string>();
  return { getItem: (key) => held.get(key) ?? null, setItem: (key, value) => void held.set(key, value) };
};

describe('screen id', () => {
  it('of a wall panel is its place, so that a reopened panel is the same screen', () => {
    const tile = { row: 0, column: 1, rows: 1, columns: 2 };
    expect(screenIdOf(tile, null, storage())).toBe('wall-0-1-of-1x2');
    expect(screenIdOf(tile, null, null)).toBe('wall-0-1-of-1x2');
  });

  it('of paired panels tells two equal walls apart, also of one panel each', () => {
    const tile = { row: 0, column: 1, rows: 1, columns: 2 };
    expect(new Set(['a', 'b'].flatMap((wall) => [screenIdOf(tile, wall, null), screenIdOf(wholeWall, wall, null)])).size).toBe(4);
    expect(screenIdOf(wholeWall, 'a', storage())).toBe(screenIdOf(wholeWall, 'a', storage()));
  });

  it('of any other window survives a reload and differs between windows', () => {
    const [one, other] = [storage(), storage()];
    expect(screenIdOf(wholeWall, null, one)).toBe(screenIdOf(wholeWall, null, one));
    expect(screenIdOf(wholeWall, null, one)).not.toBe(screenIdOf(wholeWall, null, other));
  });
});
