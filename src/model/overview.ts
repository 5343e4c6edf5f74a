import { groundClasses } from './ground-class';

/**
 * The city in one small file, for the first picture: buildings as prisms with flat roofs, the main areas and ways of the
 * ground. `overview.bin` is these bytes, gzip-compressed; `manifest.overview` names it.
 *
 * Little-endian. Header: eight u32 — magic "OVW1", prisms, their corners, areas, their points, their triangles, ways, their
 * points. Then columns; one of more than a byte per value is stored as its low bytes, then the next higher, because that
 * compresses best; signed values are zigzag-coded.
 *
 *   prisms  corners u8 (3…255) · seed u8 · bottom, top i16 · x of first corners i24, of steps from corner to corner i24, y alike
 *   areas   ground u8 · points, triangles u16 · outlines as of prisms · corners of triangles u16
 *   ways    ground u8 · width u8 · points u16 (2…) · lines as outlines of prisms
 */
export interface Overview {
  /** Most telling first: a beginning of the list is a coarser city. */
  prisms: {
    /** Corners of each outline, counter-clockwise. */
    corners: Uint8Array;
    /** `overviewUnit`, east and north in the city frame, corner after corner. */
    points: Int32Array;
    /** Decimetres above the manifest's `groundHeight`. */
    bottom: Int16Array;
    top: Int16Array;
    /** Stable random 0…255 of the building. */
    seed: Uint8Array;
  };
  /** In drawing order. */
  areas: {
    /** Position in `groundClasses`. */
    ground: Uint8Array;
    corners: Uint16Array;
    triangles: Uint16Array;
    points: Int32Array;
    /** Three per triangle, counted within the area. */
    indices: Uint16Array;
  };
  /** In drawing order. */
  ways: {
    ground: Uint8Array;
    /** Decimetres × 2. */
    width: Uint8Array;
    corners: Uint16Array;
    points: Int32Array;
  };
}

/** Metres of one unit of `points`. */
export const overviewUnit = 0.25;
/** Metres of one unit of a way's `width`. */
export const overviewWidthUnit = 0.2;

const magic = 0x3157564f;
const headerBytes = 32;
/** Far beyond any city; keeps a broken file from asking for gigabytes. */
const mostItems = 4_000_000;
/** Most bytes an unpacked overview may have. */
export const mostOverviewBytes = 64_000_000;

interface Counts {
  prisms: number;
  prismCorners: number;
  areas: number;
  areaPoints: number;
  areaTriangles: number;
  ways: number;
  wayPoints: number;
}

const bytesFor = ({ prisms, prismCorners, areas, areaPoints, areaTriangles, ways, wayPoints }: Counts): number =>
  headerBytes + prisms * 6 + outlineBytes(prismCorners)
  + areas * 5 + outlineBytes(areaPoints) + areaTriangles * 6
  + ways * 4 + outlineBytes(wayPoints);

const outlineBytes = (points: number): number => points * 6;

/** @throws {RangeError} when a coordinate, a height or a count does not fit the format. */
export function encodeOverview({ prisms, areas, ways }: Overview): Uint8Array {
  const counts: Counts = {
    prisms: prisms.corners.length, prismCorners: prisms.points.length / 2,
    areas: areas.ground.length, areaPoints: areas.points.length / 2, areaTriangles: areas.indices.length / 3,
    ways: ways.ground.length, wayPoints: ways.points.length / 2,
  };
  const bytes = new Uint8Array(bytesFor(counts));
  const view = new DataView(bytes.buffer);
  [magic, ...Object.values(counts)].forEach((value: number, i) => view.setUint32(i * 4, value, true));
  let at = headerBytes;
  const put = (values: ArrayLike<number>, width: 1 | 2 | 3, signed = false): void => {
    for (let i = 0; i < values.length; i++) {
      const value = signed ? (values[i]! < 0 ? -2 * values[i]! - 1 : 2 * values[i]!) : values[i]!;
      if (!(value >= 0 && value < 2 ** (8 * width))) throw new RangeError(`overview: ${values[i]} does not fit ${width} bytes`);
      for (let plane = 0; plane < width; plane++) bytes[at + plane * values.length + i] = (value >> (8 * plane)) & 255;
    }
    at += values.length * width;
  };
  const putOutlines = (corners: ArrayLike<number>, points: Int32Array): void => {
    for (const axis of [0, 1]) {
      const starts: number[] = [];
      const steps: number[] = [];
      for (let run = 0, i = 0; run < corners.length; run++) {
        for (let k = 0; k < corners[run]!; k++, i++) {
          if (k === 0) starts.push(points[i * 2 + axis]!);
          else steps.push(points[i * 2 + axis]! - points[i * 2 - 2 + axis]!);
        }
      }
      put(starts, 3, true);
      put(steps, 3, true);
    }
  };
  put(prisms.corners, 1);
  put(prisms.seed, 1);
  put(prisms.bottom, 2, true);
  put(prisms.top, 2, true);
  putOutlines(prisms.corners, prisms.points);
  put(areas.ground, 1);
  put(areas.corners, 2);
  put(areas.triangles, 2);
  putOutlines(areas.corners, areas.points);
  put(areas.indices, 2);
  put(ways.ground, 1);
  put(ways.width, 1);
  put(ways.corners, 2);
  putOutlines(ways.corners, ways.points);
  return bytes;
}

/** @throws {RangeError} saying what is wrong when the bytes are not a whole overview of this version. */
export function decodeOverview(bytes: Uint8Array): Overview {
  if (bytes.byteLength < headerBytes) throw new RangeError(`overview: ${bytes.byteLength} bytes is shorter than the ${headerBytes}-byte header`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== magic) throw new RangeError('overview: not an overview of version 1 (wrong magic)');
  const header = Array.from({ length: 7 }, (_, i) => view.getUint32(4 + i * 4, true)) as [number, number, number, number, number, number, number];
  if (header.some((count) => count > mostItems)) throw new RangeError(`overview: a count of ${Math.max(...header)} (at most ${mostItems})`);
  const [prismCount, prismCorners, areaCount, areaPoints, areaTriangles, wayCount, wayPoints] = header;
  const expected = bytesFor({ prisms: prismCount, prismCorners, areas: areaCount, areaPoints, areaTriangles, ways: wayCount, wayPoints });
  if (bytes.byteLength !== expected) throw new RangeError(`overview: ${bytes.byteLength} bytes, ${expected} expected`);
  let at = headerBytes;
  const take = <T extends Uint8Array | Uint16Array | Int16Array | Int32Array>(into: T, width: 1 | 2 | 3, signed = false): T => {
    const { length } = into;
    for (let i = 0; i < length; i++) {
      let value = bytes[at + i]!;
      if (width > 1) value |= bytes[at + length + i]! << 8;
      if (width > 2) value |= bytes[at + 2 * length + i]! << 16;
      into[i] = signed ? (value >>> 1) ^ -(value & 1) : value;
    }
    at += length * width;
    return into;
  };
  const takeOutlines = (corners: Uint8Array | Uint16Array, points: number, fewest: number, what: string): Int32Array => {
    let sum = 0;
    for (const count of corners) {
      if (count < fewest) throw new RangeError(`overview: ${what} of ${count} points`);
      sum += count;
    }
    if (sum !== points) throw new RangeError(`overview: ${what} has ${sum} points in all, ${points} expected`);
    const out = new Int32Array(points * 2);
    for (const axis of [0, 1]) {
      const starts = take(new Int32Array(corners.length), 3, true);
      const steps = take(new Int32Array(points - corners.length), 3, true);
      for (let run = 0, i = 0, step = 0; run < corners.length; run++) {
        let value = starts[run]!;
        for (let k = 0; k < corners[run]!; k++, i++) {
          if (k > 0) value += steps[step++]!;
          out[i * 2 + axis] = value;
        }
      }
    }
    return out;
  };
  const takeClasses = (count: number): Uint8Array => {
    const ground = take(new Uint8Array(count), 1);
    for (const index of ground) if (index >= groundClasses.length) throw new RangeError(`overview: there is no ground class ${index}`);
    return ground;
  };

  const corners = take(new Uint8Array(prismCount), 1);
  const seed = take(new Uint8Array(prismCount), 1);
  const bottom = take(new Int16Array(prismCount), 2, true);
  const top = take(new Int16Array(prismCount), 2, true);
  const prisms = { corners, seed, bottom, top, points: takeOutlines(corners, prismCorners, 3, 'a prism') };

  const areaGround = takeClasses(areaCount);
  const areaCorners = take(new Uint16Array(areaCount), 2);
  const triangles = take(new Uint16Array(areaCount), 2);
  const areaOutlines = takeOutlines(areaCorners, areaPoints, 3, 'an area');
  const indices = take(new Uint16Array(areaTriangles * 3), 2);
  checkTriangles(triangles, areaCorners, indices);
  const areas = { ground: areaGround, corners: areaCorners, triangles, points: areaOutlines, indices };

  const wayGround = takeClasses(wayCount);
  const width = take(new Uint8Array(wayCount), 1);
  const wayCorners = take(new Uint16Array(wayCount), 2);
  return { prisms, areas, ways: { ground: wayGround, width, corners: wayCorners, points: takeOutlines(wayCorners, wayPoints, 2, 'a way') } };
}

function checkTriangles(triangles: Uint16Array, corners: Uint16Array, indices: Uint16Array): void {
  let at = 0;
  for (let area = 0; area < triangles.length; area++) {
    for (const end = at + triangles[area]! * 3; at < end; at++) {
      if (!(indices[at]! < corners[area]!)) throw new RangeError(`overview: corner ${indices[at]} of an area of ${corners[area]} points`);
    }
  }
  if (at !== indices.length) throw new RangeError(`overview: ${at / 3} triangles in all, ${indices.length / 3} expected`);
}
