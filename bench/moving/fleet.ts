import type { Extent } from '@/model';
import { coordinateUnit, encodeMovers, moverPeriodMs } from '@/protocol';

/** Batches of one second each, as the hub sends them: every worker reports once per period, a part of the fleet per second. */
export interface Fleet {
  size: number;
  /** The batch of the second that begins at `second` × 1000 ms since 1970 UTC. */
  batch(second: number): Uint8Array;
}

const parts = moverPeriodMs / 1_000;
/** Rounds that are made before anything is measured, then repeated. */
const rounds = 4;
const speed = 1.4;
const metresPerDegree = 111_000;

/** People who walk in circles of 30 to 130 m around places spread over `extent`, encoded beforehand. */
export function createFleet(size: number, [west, south, east, north]: Extent): Fleet {
  const unit = (i: number, k: number): number => {
    const x = Math.sin(i * 12.9898 + k * 78.233) * 43_758.5453;
    return x - Math.floor(x);
  };
  const make = (tick: number): Uint8Array => {
    const part = tick % parts;
    const index = Uint32Array.from({ length: Math.ceil((size - part) / parts) }, (_, i) => part + i * parts);
    const along = (i: number): number => unit(i, 3) * 6 + (tick * speed) / (30 + 100 * unit(i, 4));
    const radius = (i: number): number => (30 + 100 * unit(i, 4)) / metresPerDegree;
    return encodeMovers({
      baseTime: 0, fleet: size, simulated: true, index,
      longitude: Int32Array.from(index, (i) => (west + unit(i, 1) * (east - west) + 1.6 * radius(i) * Math.cos(along(i))) / coordinateUnit),
      latitude: Int32Array.from(index, (i) => (south + unit(i, 2) * (north - south) + radius(i) * Math.sin(along(i))) / coordinateUnit),
      delay: Uint32Array.from(index, (i) => Math.floor(unit(i, 5) * 1_000)),
      heading: new Uint16Array(index.length),
      state: Uint8Array.from(index, (i) => i % 4),
    });
  };
  const made = Array.from({ length: rounds * parts }, (_, tick) => make(tick));
  return {
    size,
    batch(second) {
      const bytes = made[second % made.length]!;
      new DataView(bytes.buffer).setFloat64(8, second * 1_000, true);
      return bytes;
    },
  };
}
