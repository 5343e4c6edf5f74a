/**
 * Moving things as typed columns. One batch holds the samples that arrived since the last one.
 *
 * Layout, little-endian, all columns 4-byte aligned:
 *   0  u32  magic "MOV1"
 *   4  u32  count n
 *   8  f64  base time, milliseconds since 1970 UTC
 *  16  u32  fleet: how many things exist in all (indices are below it)
 *  20  u32  flags: bit 0 = simulated
 *  24  u32[n] index   i32[n] longitude   i32[n] latitude (1e-7°, 1.1 cm)   u32[n] milliseconds after base time
 *      u16[n] heading (0.01° clockwise from north)   u8[n] state, padded to 4 bytes
 */
export interface MoverBatch {
  baseTime: number;
  fleet: number;
  simulated: boolean;
  index: Uint32Array;
  longitude: Int32Array;
  latitude: Int32Array;
  delay: Uint32Array;
  heading: Uint16Array;
  state: Uint8Array;
}

const magic = 0x31564f4d;
const headerBytes = 24;
const maxFleet = 1_000_000;

/** Each mover reports once in this many milliseconds; screens show movers that much later, so they can interpolate. */
export const moverPeriodMs = 4_000;

/** Degrees of one unit of `longitude` and `latitude`. */
export const coordinateUnit = 1e-7;
/** Degrees of one unit of `heading`. */
export const headingUnit = 0.01;

const bytesFor = (n: number): number => headerBytes + n * 18 + ((n * 2) % 4) + n + ((4 - (n % 4)) % 4);

export function encodeMovers(batch: MoverBatch): Uint8Array {
  const n = batch.index.length;
  const bytes = new Uint8Array(bytesFor(n));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, n, true);
  view.setFloat64(8, batch.baseTime, true);
  view.setUint32(16, batch.fleet, true);
  view.setUint32(20, batch.simulated ? 1 : 0, true);
  let offset = headerBytes;
  for (const column of [batch.index, batch.longitude, batch.latitude, batch.delay, batch.heading, batch.state]) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offset);
    offset += column.byteLength + ((4 - (column.byteLength % 4)) % 4);
  }
  return bytes;
}

/** @throws {RangeError} when the bytes are not a whole batch, or an index is outside the fleet. */
export function decodeMovers(bytes: Uint8Array): MoverBatch {
  if (bytes.byteLength < headerBytes) throw new RangeError(`movers: ${bytes.byteLength} bytes is shorter than the ${headerBytes}-byte header`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== magic) throw new RangeError('movers: not a mover batch (wrong magic)');
  const n = view.getUint32(4, true);
  const fleet = view.getUint32(16, true);
  if (fleet > maxFleet || n > fleet) throw new RangeError(`movers: ${n} samples of a fleet of ${fleet} (at most ${maxFleet})`);
  if (bytes.byteLength !== bytesFor(n)) throw new RangeError(`movers: ${bytes.byteLength} bytes, ${bytesFor(n)} expected for ${n} samples`);
  // A copy, also of a Node Buffer, whose slice() is none.
  const own = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  let offset = own.byteOffset + headerBytes;
  const next = <T>(make: (buffer: ArrayBufferLike, offset: number, length: number) => T, width: number): T => {
    const column = make(own.buffer, offset, n);
    offset += n * width + ((4 - ((n * width) % 4)) % 4);
    return column;
  };
  const batch: MoverBatch = {
    baseTime: view.getFloat64(8, true),
    fleet,
    simulated: (view.getUint32(20, true) & 1) === 1,
    index: next((b, o, l) => new Uint32Array(b, o, l), 4),
    longitude: next((b, o, l) => new Int32Array(b, o, l), 4),
    latitude: next((b, o, l) => new Int32Array(b, o, l), 4),
    delay: next((b, o, l) => new Uint32Array(b, o, l), 4),
    heading: next((b, o, l) => new Uint16Array(b, o, l), 2),
    state: next((b, o, l) => new Uint8Array(b, o, l), 1),
  };
  for (const index of batch.index) if (index >= fleet) throw new RangeError(`movers: index ${index} outside the fleet of ${fleet}`);
  return batch;
}
