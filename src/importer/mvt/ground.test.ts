import { expect, test } from 'vitest';
import { createCityFrame } from '@/geo';
import type { GroundPiece } from '../content';
import { osmGround } from './ground';
import type { OsmFeature } from './read-tiles';

const frame = createCityFrame({ longitude: 71.4, latitude: 51.1, height: 0 });
const way = (highway: string): OsmFeature => ({ id: highway, tags: { highway }, polygons: [], lines: [[[71.4, 51.1], [71.401, 51.1]]], point: null });
const pieces = (...features: OsmFeature[]): GroundPiece[] => osmGround(features, frame, 0, () => undefined);
const height = ({ positions }: GroundPiece): number => Math.max(...positions.filter((_, i) => i % 3 === 2));
const halfWidth = ({ sides }: GroundPiece): number => sides[3]!;

test('a road lies on a casing that is wider and lower, a path on none', () => {
  const [road, casing] = pieces(way('residential'));
  expect([road!.ground, casing!.ground]).toEqual(['local', 'casing']);
  expect(halfWidth(casing!)).toBeGreaterThan(halfWidth(road!));
  expect(height(casing!)).toBeLessThan(height(road!));
  expect(pieces(way('footway')).map(({ ground }) => ground)).toEqual(['path']);
});

test('where roads cross, every road lies over every casing', () => {
  const all = pieces(way('residential'), way('secondary'), way('primary'), way('motorway'), way('service'));
  const casings = all.filter(({ ground }) => ground === 'casing').map(height);
  const roads = all.filter(({ ground }) => ground !== 'casing').map(height);
  expect(casings).toHaveLength(4);
  expect(Math.max(...casings)).toBeLessThan(Math.min(...roads));
});
