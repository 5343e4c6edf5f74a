import { createCityFrame } from '@/geo';
import type { Position } from '@/model';
import { coordinateUnit, decodeMovers, headingUnit } from '@/protocol';
import { headingOffset, rowFloats, stateOffset } from './sample-row';

/** Float32 seconds stay exact to a quarter of a millisecond below this; then the epoch moves on. */
const epochSpanSeconds = 2_048;

/** What changed in the table by one batch. Rows and slots from `firstSlot` on are replaced. */
export interface TracksUpdate {
  /** Milliseconds since 1970 UTC that row times count from. */
  epoch: number;
  /** True when the table starts anew: everything known before is void. */
  reset: boolean;
  fleet: number;
  simulated: boolean;
  /** Rows in the table after this update. */
  count: number;
  firstSlot: number;
  rows: Float32Array;
  /** Worker index per slot, same range as `rows`. */
  slots: Uint32Array;
}

export interface MoverTracks {
  /** Takes one batch in; null when nothing in it was new. @throws {RangeError} when the bytes are not a whole batch. */
  accept(bytes: Uint8Array): TracksUpdate | null;
  /** Workers whose last report is at most `maxAgeMs` old at `now`, and those whose is older. */
  freshness(now: number, maxAgeMs: number): { reporting: number; stale: number };
}

/**
 * The last reports of a whole fleet, in the city frame with its origin at `origin`, on ground `groundHeight` metres above
 * the ellipsoid. A worker keeps the slot of its first report, so a batch of the same workers touches one range of rows.
 */
export function createMoverTracks(origin: Position, groundHeight: number): MoverTracks {
  const frame = createCityFrame(origin);
  let fleet = 0;
  let epoch = 0;
  let count = 0;
  let rows = new Float32Array(0);
  let slots = new Uint32Array(0);
  let slotOf = new Int32Array(0);

  const start = (newFleet: number, baseTime: number): void => {
    fleet = newFleet;
    epoch = Math.floor(baseTime);
    count = 0;
    rows = new Float32Array(fleet * rowFloats);
    slots = new Uint32Array(fleet);
    slotOf = new Int32Array(fleet).fill(-1);
  };

  const moveEpoch = (baseTime: number): void => {
    const shift = (Math.floor(baseTime) - epoch) / 1_000;
    epoch = Math.floor(baseTime);
    for (let slot = 0; slot < count; slot++) for (let sample = 0; sample < 3; sample++) rows[slot * rowFloats + sample * 4 + 3]! -= shift;
  };

  return {
    accept(bytes) {
      const batch = decodeMovers(bytes);
      const reset = batch.fleet !== fleet;
      if (reset) start(batch.fleet, batch.baseTime);
      const moved = !reset && batch.baseTime - epoch > epochSpanSeconds * 1_000;
      if (moved) moveEpoch(batch.baseTime);
      let low = moved ? 0 : Number.POSITIVE_INFINITY;
      let high = moved ? count : 0;
      for (let i = 0; i < batch.index.length; i++) {
        const index = batch.index[i]!;
        const seconds = (batch.baseTime + batch.delay[i]! - epoch) / 1_000;
        let slot = slotOf[index]!;
        const known = slot >= 0;
        if (known && seconds <= rows[slot * rowFloats + 11]!) continue;
        if (!known) {
          slot = count++;
          slotOf[index] = slot;
          slots[slot] = index;
        }
        const at = slot * rowFloats;
        const [x, y, z] = frame.toLocal({
          longitude: batch.longitude[i]! * coordinateUnit,
          latitude: batch.latitude[i]! * coordinateUnit,
          height: groundHeight,
        });
        const state = batch.state[i]! & 3;
        if (known) {
          rows.copyWithin(at, at + 4, at + 12);
          rows[at + stateOffset] = (rows[at + stateOffset]! >> 2) | (state << 4);
        } else {
          for (const sample of [at, at + 4]) rows.set([x, y, z, seconds], sample);
          rows[at + stateOffset] = state | (state << 2) | (state << 4);
        }
        rows.set([x, y, z, seconds], at + 8);
        rows[at + headingOffset] = batch.heading[i]! * headingUnit;
        low = Math.min(low, slot);
        high = Math.max(high, slot + 1);
      }
      if (high === 0 && !reset) return null;
      const firstSlot = Math.min(low, high);
      return {
        epoch, reset, fleet, simulated: batch.simulated, count, firstSlot,
        rows: rows.slice(firstSlot * rowFloats, high * rowFloats),
        slots: slots.slice(firstSlot, high),
      };
    },
    freshness(now, maxAgeMs) {
      const oldest = (now - maxAgeMs - epoch) / 1_000;
      let reporting = 0;
      for (let slot = 0; slot < count; slot++) if (rows[slot * rowFloats + 11]! >= oldest) reporting++;
      return { reporting, stale: count - reporting };
    },
  };
}
