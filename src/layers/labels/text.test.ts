import { expect, test } from 'vitest';
import { breakLines } from './break-lines';
import { createShelves } from './shelves';

const measure = (piece: string): number => piece.length * 10;

test('a name that fits stays on one line', () => {
  expect(breakLines('Astana Opera', 3, 200, measure)).toEqual(['Astana Opera']);
});

test('a longer one is broken between words into lines of about equal width', () => {
  expect(breakLines('National Museum of the Republic', 3, 200, measure)).toEqual(['National Museum of', 'the Republic']);
});

test('Chinese is broken between characters', () => {
  expect(breakLines('阿斯塔纳国家歌剧院', 2, 50, measure).join('')).toBe('阿斯塔纳国家歌剧院');
  expect(breakLines('阿斯塔纳国家歌剧院', 2, 60, measure).length).toBe(2);
});

test('what has no room in the lines allowed ends in an ellipsis', () => {
  const lines = breakLines('Eurasian National University named after Lev Nikolayevich Gumilyov', 2, 200, measure);
  expect(lines.length).toBe(2);
  expect(lines[1]).toMatch(/…$/);
  expect(Math.max(...lines.map(measure))).toBeLessThanOrEqual(200);
});

test('a street stays on one line however long it is', () => {
  expect(breakLines('a very long name of a street', 1, 50, measure)).toEqual(['a very long name of a street']);
});

test('places handed out in a picture never overlap, and a full picture says so', () => {
  const shelves = createShelves(256, 128);
  const spots = Array.from({ length: 60 }, (_, i) => shelves.place(30 + (i % 5) * 9, 12 + (i % 3) * 5));
  const held = spots.filter((spot) => spot !== null);
  expect(held.length).toBeLessThan(spots.length);
  held.forEach((a, i) => {
    expect(a.x + a.width).toBeLessThanOrEqual(256);
    expect(a.y + a.height).toBeLessThanOrEqual(128);
    for (const b of held.slice(i + 1)) expect(a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).toBe(false);
  });
  shelves.clear();
  expect(shelves.place(200, 100)).toEqual({ x: 0, y: 0, width: 200, height: 100 });
});
