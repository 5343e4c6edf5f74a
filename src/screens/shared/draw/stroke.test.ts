import { createCityFrame, type Vec3 } from '@/geo';
import { describe, expect, test } from 'vitest';
import { mostPoints, ringOf, strokeOf } from './stroke';

const frame = createCityFrame({ longitude: 71.43, latitude: 51.13, height: 350 });
const place = (x: number, y: number, z = 0) => frame.fromLocal([x, y, z]);
/** Metres from a point to the nearest piece of a line. */
const off = (point: Vec3, line: readonly Vec3[]): number => Math.min(...line.slice(1).map((b, i) => {
  const a = line[i]!;
  const length = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]) || 1e-9;
  const t = Math.min(1, Math.max(0, b.reduce((sum, v, axis) => sum + (v - a[axis]!) * (point[axis]! - a[axis]!), 0) / length ** 2));
  return Math.hypot(...point.map((v, axis) => v - a[axis]! - (b[axis]! - a[axis]!) * t));
}));

describe('a stroke', () => {
  test('R84 keeps its shape within the tolerance and its ends, with far fewer points', () => {
    const drawn = Array.from({ length: 400 }, (_, i) => place(i, 40 * Math.sin(i / 60)));
    const kept = strokeOf(drawn, frame, 0.5);
    expect(kept.length).toBeLessThan(60);
    const line = kept.map((point) => frame.toLocal(point));
    for (const point of drawn) expect(off(frame.toLocal(point), line)).toBeLessThan(0.7);
    expect(off(line[0]!, [frame.toLocal(drawn[0]!), frame.toLocal(drawn[1]!)])).toBeLessThan(0.001);
    expect(off(line.at(-1)!, [frame.toLocal(drawn.at(-2)!), frame.toLocal(drawn.at(-1)!)])).toBeLessThan(0.001);
  });

  test('R84 has at most 1,000 points, however wild', () => {
    const wild = Array.from({ length: 9_000 }, (_, i) => place((i * 37) % 500, (i * 91) % 700, (i * 13) % 60));
    const kept = strokeOf(wild, frame, 0);
    expect(kept.length).toBeLessThanOrEqual(mostPoints);
    expect(kept.length).toBeGreaterThan(2);
  });

  test('R84 that climbs a roof keeps the edge sharp', () => {
    const drawn = Array.from({ length: 20 }, (_, i) => place(i, 0, i < 10 ? 0 : 25));
    const heights = strokeOf(drawn, frame, 0.2).map((point) => frame.toLocal(point)[2]);
    expect(heights.every((z) => Math.abs(z) < 0.1 || Math.abs(z - 25) < 0.1)).toBe(true);
  });
});

describe('a cordon', () => {
  test('R85 lies on the ground and is closed by itself: its last corner is not its first', () => {
    const lasso = Array.from({ length: 121 }, (_, i) => place(100 * Math.cos((i / 120) * 2 * Math.PI), 100 * Math.sin((i / 120) * 2 * Math.PI), i % 2 === 0 ? 0 : 30));
    const ring = ringOf(lasso, frame, 350, 1);
    expect(ring.length).toBeGreaterThan(8);
    expect(ring.every(({ height }) => height === 350)).toBe(true);
    const [first, last] = [frame.toLocal(ring[0]!), frame.toLocal(ring.at(-1)!)];
    expect(Math.hypot(first[0] - last[0], first[1] - last[1])).toBeGreaterThan(2);
  });

  test('R85 set corner by corner keeps every corner', () => {
    const corners = [place(0, 0), place(100, 0), place(100, 80), place(0, 80)];
    expect(ringOf(corners, frame, 350, 5)).toHaveLength(4);
  });
});
