import { createCityFrame } from '@/geo';
import type { Position } from '@/model';
import { coordinateUnit, encodeMovers } from '@/protocol';
import { describe, expect, test } from 'vitest';
import { createMoverTracks } from './mover-tracks';
import { headingOffset, momentOf, rowFloats } from './sample-row';

const origin: Position = { longitude: 71.43, latitude: 51.13, height: 340 };
const groundHeight = 345;
const start = Date.UTC(2026, 4, 1, 8);

interface Sample { index: number; longitude: number; latitude: number; at: number; state?: number; heading?: number }

function batchOf(samples: readonly Sample[], fleet = 8): Uint8Array {
  const baseTime = Math.min(...samples.map(({ at }) => at));
  return encodeMovers({
    baseTime, fleet, simulated: true,
    index: Uint32Array.from(samples, ({ index }) => index),
    longitude: Int32Array.from(samples, ({ longitude }) => Math.round(longitude / coordinateUnit)),
    latitude: Int32Array.from(samples, ({ latitude }) => Math.round(latitude / coordinateUnit)),
    delay: Uint32Array.from(samples, ({ at }) => at - baseTime),
    heading: Uint16Array.from(samples, ({ heading = 0 }) => heading * 100),
    state: Uint8Array.from(samples, ({ state = 0 }) => state),
  });
}

const at = (index: number, seconds: number, east = 0): Sample => ({ index, longitude: 71.4 + east, latitude: 51.1, at: start + seconds * 1_000 });

describe('mover tracks', () => {
  test('places are those of the geodetic position in double precision, 100 km from the origin as well', () => {
    const frame = createCityFrame(origin);
    const tracks = createMoverTracks(origin, groundHeight);
    for (const [index, [longitude, latitude]] of [[71.43, 51.13], [71.6312345, 51.2998765], [72.85, 51.13], [71.43, 50.25]].entries()) {
      const update = tracks.accept(batchOf([{ index, longitude: longitude!, latitude: latitude!, at: start }]))!;
      const expected = frame.toLocal({
        longitude: Math.round(longitude! / coordinateUnit) * coordinateUnit, latitude: Math.round(latitude! / coordinateUnit) * coordinateUnit, height: groundHeight,
      });
      for (let k = 0; k < 3; k++) expect(Math.abs(update.rows[8 + k]! - expected[k]!)).toBeLessThan(0.006);
    }
  });

  test('a row keeps the last three reports, oldest first, with their states and the newest heading', () => {
    const tracks = createMoverTracks(origin, groundHeight);
    let update = tracks.accept(batchOf([{ ...at(5, 0), state: 1 }]))!;
    expect([...update.slots]).toEqual([5]);
    for (const [k, state] of [2, 3, 0].entries()) update = tracks.accept(batchOf([{ ...at(5, 4 * (k + 1), 0.001 * (k + 1)), state, heading: 10 * k }]))!;
    expect([3, 7, 11].map((offset) => update.rows[offset])).toEqual([4, 8, 12]);
    expect(update.rows[headingOffset]).toBe(20);
    expect([5, 8.5, 12].map((time) => momentOf(update.rows, 0, time, 12)?.state)).toEqual([2, 3, 0]);
  });

  test('a report that is not newer than the last changes nothing', () => {
    const tracks = createMoverTracks(origin, groundHeight);
    tracks.accept(batchOf([at(1, 8)]));
    expect(tracks.accept(batchOf([at(1, 8, 0.01)]))).toBeNull();
    expect(tracks.accept(batchOf([at(1, 4, 0.01)]))).toBeNull();
  });

  test('workers that report together lie together, so a batch replaces one range of rows', () => {
    const tracks = createMoverTracks(origin, groundHeight);
    tracks.accept(batchOf([at(0, 0), at(4, 0)]));
    tracks.accept(batchOf([at(1, 1), at(5, 1)]));
    const update = tracks.accept(batchOf([at(1, 5), at(5, 5)]))!;
    expect(update).toMatchObject({ firstSlot: 2, count: 4, reset: false });
    expect([...update.slots]).toEqual([1, 5]);
    expect(update.rows).toHaveLength(2 * rowFloats);
  });

  test('after hours the epoch moves on, all rows are sent again and times stay exact to a millisecond', () => {
    const tracks = createMoverTracks(origin, groundHeight);
    tracks.accept(batchOf([at(0, 0), at(1, 0.25)]));
    const later = 3 * 3_600;
    const update = tracks.accept(batchOf([at(0, later + 0.123)]))!;
    expect(update).toMatchObject({ firstSlot: 0, count: 2, reset: false });
    expect(update.rows).toHaveLength(2 * rowFloats);
    const instant = (slot: number): number => update.epoch + update.rows[slot * rowFloats + 11]! * 1_000 - start;
    expect(Math.abs(instant(0) - (later * 1_000 + 123))).toBeLessThan(1);
    expect(Math.abs(instant(1) - 250)).toBeLessThan(1);
  });

  test('another fleet starts the table anew', () => {
    const tracks = createMoverTracks(origin, groundHeight);
    tracks.accept(batchOf([at(0, 0), at(1, 0)]));
    expect(tracks.accept(batchOf([at(3, 4)], 9))).toMatchObject({ reset: true, fleet: 9, count: 1, firstSlot: 0 });
  });

  test('bytes that are not a batch are refused and leave the table as it was', () => {
    const tracks = createMoverTracks(origin, groundHeight);
    tracks.accept(batchOf([at(0, 0)]));
    expect(() => tracks.accept(new Uint8Array(40))).toThrow(/movers: not a mover batch/);
    expect(tracks.freshness(start, 12_000)).toEqual({ reporting: 1, stale: 0 });
  });

  test('a worker is stale once its last report is older than the limit', () => {
    const tracks = createMoverTracks(origin, groundHeight);
    tracks.accept(batchOf([at(0, 0), at(1, 3)]));
    expect(tracks.freshness(start + 12_000, 12_000)).toEqual({ reporting: 2, stale: 0 });
    expect(tracks.freshness(start + 13_000, 12_000)).toEqual({ reporting: 1, stale: 1 });
  });
});
