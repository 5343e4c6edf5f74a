import { describe, expect, test } from 'vitest';
import { aJpeg } from '../fixtures/jpeg';
import { checkJpeg } from './jpeg';

const longest = 1_600;
const why = (bytes: Uint8Array): string => {
  const checked = checkJpeg(bytes, longest);
  return checked.ok ? '' : checked.why;
};

describe('R88 a JPEG', () => {
  test('tells its size', () => {
    expect(checkJpeg(aJpeg({ width: 1_600, height: 1_200 }), longest)).toEqual({ ok: true, width: 1_600, height: 1_200 });
  });

  test('that is larger than it may be, says where it was taken, is cut off, or is followed by something, is not taken', () => {
    expect(why(aJpeg({ width: 65_535, height: 65_535 }))).toContain('65535 × 65535');
    expect(why(aJpeg({ exif: true }))).toContain('EXIF');
    expect(why(aJpeg({}).subarray(0, -3))).toContain('cut off');
    expect(why(new Uint8Array([...aJpeg({}), ...new TextEncoder().encode('<script>')]))).toContain('follows');
  });

  test('is none: other files, empty ones, segments that lie, two pictures, no picture', () => {
    expect(why(new TextEncoder().encode('<svg onload="alert(1)">'))).toContain('begin');
    expect(why(new Uint8Array())).toContain('begin');
    expect(why(new Uint8Array([0xff, 0xd8, 0xff, 0xd9]))).toContain('no picture');
    expect(why(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0xff, 0xd9]))).toContain('longer than');
    expect(why(aJpeg({ frames: 2 }))).toContain('two pictures');
    expect(why(aJpeg({ frames: 0 }))).toContain('before its size');
  });

  test('never throws and never hangs, whatever is changed in it', () => {
    let seed = 5;
    const next = (): number => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) / 4_294_967_296;
    for (let i = 0; i < 3_000; i++) {
      const bytes = Uint8Array.from(aJpeg({ exif: next() < 0.2 }));
      for (let change = 0; change < 4; change++) bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
      expect(typeof checkJpeg(bytes.subarray(0, Math.ceil(next() * bytes.length)), longest).ok).toBe('boolean');
    }
  });
});
