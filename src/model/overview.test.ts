import { describe, expect, it } from 'vitest';
import { decodeOverview, encodeOverview, type Overview } from './overview';

const small = (): Overview => ({
  prisms: {
    corners: Uint8Array.of(4, 3),
    points: Int32Array.of(-40_000, 80_000, -39_960, 80_000, -39_960, 80_040, -40_000, 80_040, 7, -9, 10, -9, 10, -3),
    bottom: Int16Array.of(0, -12), top: Int16Array.of(3_200, 95), seed: Uint8Array.of(255, 0),
  },
  areas: {
    ground: Uint8Array.of(0), corners: Uint16Array.of(4), triangles: Uint16Array.of(2),
    points: Int32Array.of(0, 0, 8_000, 0, 8_000, -6_000, 0, -6_000), indices: Uint16Array.of(0, 1, 2, 0, 2, 3),
  },
  ways: { ground: Uint8Array.of(2), width: Uint8Array.of(90), corners: Uint16Array.of(3), points: Int32Array.of(-1, -1, 0, 0, 4_000, 16_000) },
});
const nothing: Overview = {
  prisms: { corners: new Uint8Array(), points: new Int32Array(), bottom: new Int16Array(), top: new Int16Array(), seed: new Uint8Array() },
  areas: { ground: new Uint8Array(), corners: new Uint16Array(), triangles: new Uint16Array(), points: new Int32Array(), indices: new Uint16Array() },
  ways: { ground: new Uint8Array(), width: new Uint8Array(), corners: new Uint16Array(), points: new Int32Array() },
};

describe('an overview', () => {
  it('comes back from its bytes as it went in', () => {
    expect(decodeOverview(encodeOverview(small()))).toEqual(small());
    expect(decodeOverview(encodeOverview(nothing))).toEqual(nothing);
  });

  it('may lie anywhere in a larger buffer', () => {
    const bytes = encodeOverview(small());
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeOverview(shifted.subarray(3))).toEqual(small());
  });

  it('is not written when something does not fit', () => {
    const far = small();
    far.prisms.points[0] = 2 ** 23;
    expect(() => encodeOverview(far)).toThrow(RangeError);
    const deep = small();
    deep.prisms.bottom = [-40_000, 0] as never;
    expect(() => encodeOverview(deep)).toThrow(/-40000 does not fit/);
  });
});

describe('bytes that are no overview are refused with what is wrong', () => {
  const changed = (change: (bytes: Uint8Array, view: DataView) => void): Uint8Array => {
    const bytes = encodeOverview(small());
    change(bytes, new DataView(bytes.buffer));
    return bytes;
  };
  const prismColumn = 32;
  const areaColumn = prismColumn + 2 * 6 + 7 * 6;
  const areaIndices = areaColumn + 5 + 4 * 6;
  const cases: [title: string, bytes: Uint8Array, message: RegExp][] = [
    ['nothing', new Uint8Array(), /shorter than/],
    ['something else', new TextEncoder().encode('<!doctype html><title>404</title>'), /wrong magic/],
    ['cut short', encodeOverview(small()).subarray(0, -1), /expected/],
    ['too long', Uint8Array.of(...encodeOverview(small()), 0), /expected/],
    ['a count of billions', changed((_, view) => view.setUint32(4, 0xffffffff, true)), /at most/],
    ['a prism of two corners', changed((bytes) => (bytes[prismColumn] = 2)), /a prism of 2 points/],
    ['outlines longer than the points', changed((bytes) => (bytes[prismColumn] = 200)), /203 points in all, 7 expected/],
    ['an unknown ground', changed((bytes) => (bytes[areaColumn] = 99)), /no ground class 99/],
    ['a triangle outside its area', changed((bytes) => (bytes[areaIndices] = 4)), /corner 4 of an area of 4 points/],
    ['fewer triangles than said', changed((bytes) => (bytes[areaColumn + 3] = 1)), /1 triangles in all, 2 expected/],
  ];
  it.each(cases)('%s', (_, bytes, message) => {
    expect(() => decodeOverview(bytes)).toThrow(message);
    expect(() => decodeOverview(bytes)).toThrow(RangeError);
  });

  it('any bytes: an overview or a RangeError, nothing else', () => {
    let state = 7;
    const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
    for (let round = 0; round < 2_000; round++) {
      const bytes = encodeOverview(small());
      for (let n = 0; n < 3; n++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      try {
        decodeOverview(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }
  });
});
