import type { Extent } from '@/model';
import { describe, expect, test } from 'vitest';
import { chessboard } from '../fixtures/small-city';
import { createRandom } from './random';
import { createStreetNetwork } from './street-network';
import { transpose } from './transpose';

const extent: Extent = [71.4, 51.1, 71.44, 51.12];
const network = createStreetNetwork(chessboard());
const random = createRandom(3);
const baltimore = Array.from({ length: 300 }, () => ({ longitude: -76.7 + 0.2 * random(), latitude: 39.2 + 0.2 * random() }));

describe('places of another city', () => {
  test('go to nodes of streets, west staying west and north staying north', () => {
    const moved = transpose(baltimore, extent, network)!;
    const nodes = new Set(Array.from(network.longitude, (longitude, node) => `${longitude},${network.latitude[node]}`));
    expect(moved.every(({ longitude, latitude }) => nodes.has(`${longitude},${latitude}`))).toBe(true);
    const order = [...baltimore.keys()].sort((a, b) => baltimore[a]!.longitude - baltimore[b]!.longitude);
    const fromWest = order.map((i) => moved[i]!.longitude);
    expect(fromWest).toEqual([...fromWest].sort((a, b) => a - b));
    expect(new Set(moved.map(({ latitude }) => latitude)).size).toBe(12);
  });

  test('far off their own city do not squeeze the others', () => {
    const moved = transpose([...baltimore, { longitude: 100, latitude: -60 }], extent, network)!;
    expect(new Set(moved.map(({ longitude }) => longitude)).size).toBe(12);
  });

  test('are spread over the extent of a city without streets', () => {
    for (const { longitude, latitude } of transpose(baltimore, extent, null)!) {
      expect(longitude >= extent[0] && longitude <= extent[2] && latitude >= extent[1] && latitude <= extent[3]).toBe(true);
    }
  });

  test('stay when they are in the city, but for a few', () => {
    const home = Array.from({ length: 20 }, (_, i) => ({ longitude: 71.41 + i / 1_000, latitude: 51.11 }));
    expect(transpose([...home, ...baltimore.slice(0, 10)], extent, network)).toBeNull();
  });
});
