import { describe, expect, test } from 'vitest';
import { momentOf, rowFloats } from './sample-row';

/** Reports at the given seconds, one metre further east each, in states 0, 1, 2. */
function rowOf(...seconds: [number, number, number]): Float32Array {
  const rows = new Float32Array(rowFloats);
  seconds.forEach((time, i) => rows.set([i, 10, 20, time], i * 4));
  rows[12] = 0 | (1 << 2) | (2 << 4);
  return rows;
}

describe('moment of a row', () => {
  test('before the first report there is none', () => {
    expect(momentOf(rowOf(0, 4, 8), 0, -0.01, 12)).toBeNull();
  });

  test.each([[0, 0, 0], [1, 0.25, 0], [4, 1, 4], [6, 1.5, 4], [8, 2, 8], [30, 2, 8]])('at %d s it is %d m east, by the report of %d s', (time, east, reportedAt) => {
    expect(momentOf(rowOf(0, 4, 8), 0, time, 12)).toEqual({ position: [east, 10, 20], state: reportedAt / 4, reportedAt });
  });

  test('over a long silence it waits, then jumps', () => {
    const rows = rowOf(0, 4, 64);
    expect(momentOf(rows, 0, 63.9, 12)).toMatchObject({ position: [1, 10, 20], reportedAt: 4 });
    expect(momentOf(rows, 0, 64, 12)).toMatchObject({ position: [2, 10, 20], reportedAt: 64 });
  });

  test('a worker with one report stands there', () => {
    const rows = new Float32Array(rowFloats);
    for (const at of [0, 4, 8]) rows.set([7, 8, 9, 5], at);
    expect(momentOf(rows, 0, 5, 12)?.position).toEqual([7, 8, 9]);
    expect(momentOf(rows, 0, 4.9, 12)).toBeNull();
  });
});
