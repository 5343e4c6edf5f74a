import { describe, expect, test } from 'vitest';
import { longestSideOf, pixelRatioOf } from './canvas';

describe('device pixels of the picture', () => {
  test('as many as wanted on every usual screen, a wall of 8K included', () => {
    expect(pixelRatioOf(1_440, 900, 1.5)).toBe(1.5);
    expect(pixelRatioOf(3_840, 2_160, 1.5)).toBe(1.5);
    expect(pixelRatioOf(7_680, 2_160, 1)).toBe(1);
    expect(pixelRatioOf(7_680, 4_320, 1)).toBe(1);
  });

  test('never a side or an area beyond what is drawn in time', () => {
    expect(pixelRatioOf(16_384, 1_080, 1) * 16_384).toBeCloseTo(8_192);
    const ratio = pixelRatioOf(7_680, 4_320, 2);
    expect(7_680 * 4_320 * ratio ** 2).toBeLessThanOrEqual(36_000_001);
  });

  test('never a side beyond what this GPU has', () => {
    expect(pixelRatioOf(3_840, 2_160, 1.5, 4_096) * 3_840).toBeCloseTo(4_096);
    const gl = { MAX_VIEWPORT_DIMS: 1, MAX_TEXTURE_SIZE: 2, MAX_RENDERBUFFER_SIZE: 3 };
    const having = (limits: Record<number, unknown>) => longestSideOf({ ...gl, getParameter: (name: number) => limits[name] ?? null } as unknown as WebGL2RenderingContext);
    expect(having({ 1: Int32Array.of(16_384, 16_384), 2: 4_096, 3: 8_192 })).toBe(4_096);
    expect(having({ 1: Int32Array.of(32_768, 32_768), 2: 16_384, 3: 16_384 })).toBe(8_192);
    expect(having({})).toBe(8_192);
  });
});
