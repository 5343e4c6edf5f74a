import type { Vec3 } from '@/geo';
import { expect, test } from 'vitest';
import { streetAnchors } from './street-anchors';

const straight = (from: number, to: number): Vec3[] => Array.from({ length: 11 }, (_, i): Vec3 => [from + ((to - from) * i) / 10, 0, 0]);

test('a straight street offers places along its whole length, each with the room there is', () => {
  const anchors = streetAnchors([straight(0, 800)]);
  expect(anchors.length).toBe(10);
  for (const { along, room, position } of anchors) {
    expect(Math.abs(along[0])).toBeCloseTo(1);
    expect(room).toBeLessThanOrEqual(2 * Math.min(position[0], 800 - position[0]) + 3);
  }
  expect(Math.max(...anchors.map(({ room }) => room))).toBeGreaterThan(500);
});

test('ways that share a point continue each other, whichever way they run', () => {
  const [first, second] = [straight(0, 200), straight(400, 200)];
  second[second.length - 1] = first.at(-1)!;
  const widest = Math.max(...streetAnchors([first, second]).map(({ room }) => room));
  expect(widest).toBeGreaterThan(300);
  expect(Math.max(...streetAnchors([straight(0, 200), straight(400, 201)]).map(({ room }) => room))).toBeLessThan(210);
});

test('a bend has no place for a straight name, its arms have', () => {
  const round = Array.from({ length: 40 }, (_, i): Vec3 => [30 * Math.cos((i * Math.PI) / 20), 30 * Math.sin((i * Math.PI) / 20), 0]);
  expect(streetAnchors([round]).every(({ room }) => room < 80)).toBe(true);
});

test('a way of one point is no street', () => {
  expect(streetAnchors([[[0, 0, 0]]])).toEqual([]);
});
