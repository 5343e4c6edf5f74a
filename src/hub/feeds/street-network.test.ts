import { streetClasses } from '@/model';
import { describe, expect, test } from 'vitest';
import { chessboard } from '../fixtures/small-city';
import { createRandom } from './random';
import { createStreetNetwork, metresPerDegree, parseStreets } from './street-network';
import { shortestWay } from './way-home';

const network = createStreetNetwork(chessboard());

/** Shortest lengths from a node by relaxing every edge until nothing changes. */
function lengthsFrom(start: number, allowed: (street: number) => boolean): number[] {
  const metres = new Array<number>(network.size).fill(Infinity);
  metres[start] = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (let node = 0; node < network.size; node++) {
      for (let slot = network.first[node]!; slot < network.first[node + 1]!; slot++) {
        const there = metres[node]! + network.length[slot]!;
        if (!allowed(network.street[slot]!) || there >= metres[network.targets[slot]!]! - 1e-6) continue;
        metres[network.targets[slot]!] = there;
        changed = true;
      }
    }
  }
  return metres;
}

describe('a street network', () => {
  test('keeps what hangs together and leaves out islands', () => {
    expect(network.size).toBe(144);
    expect([...network.longitude].every((longitude) => longitude > 71)).toBe(true);
  });

  test('knows lengths in metres: one field of the chessboard is 200 m', () => {
    const { longitude, latitude } = metresPerDegree(51.1);
    expect(0.00286 * longitude).toBeCloseTo(200.4, 0);
    expect(0.0018 * latitude).toBeCloseTo(200.3, 0);
    for (let slot = network.first[0]!; slot < network.first[1]!; slot++) expect([200, 283]).toContain(Math.round(network.length[slot]! / 1.0015));
  });

  test('finds the node nearest to any place, in the city and far from it', () => {
    const random = createRandom(1);
    const scale = metresPerDegree(51.1);
    for (let i = 0; i < 200; i++) {
      const [longitude, latitude] = i < 180 ? [71.395 + 0.05 * random(), 51.095 + 0.04 * random()] : [70 + 3 * random(), 50 + 3 * random()];
      const distance = (node: number): number => Math.hypot((network.longitude[node]! - longitude) * scale.longitude, (network.latitude[node]! - latitude) * scale.latitude);
      const least = Math.min(...Array.from({ length: network.size }, (_, node) => distance(node)));
      expect(distance(network.nearest(longitude, latitude))).toBeCloseTo(least, 6);
    }
  });

  test('finds the shortest way, as long as that of exhaustive search, also where not every street is allowed', () => {
    const random = createRandom(2);
    const noPath = (street: number): boolean => streetClasses[street] !== 'path';
    for (const allowed of [() => true, noPath]) {
      for (let i = 0; i < 20; i++) {
        const [from, to] = [Math.floor(random() * network.size), Math.floor(random() * network.size)];
        const slots = shortestWay(network, from, to, allowed, 1_000)!;
        expect(slots.every((slot) => allowed(network.street[slot]!))).toBe(true);
        expect(slots.reduce((sum, slot) => sum + network.length[slot]!, 0)).toBeCloseTo(lengthsFrom(from, allowed)[to]!, 1);
      }
    }
    expect(shortestWay(network, 0, 143, (street) => streetClasses[street] === 'motorway', 1_000)).toBeNull();
  });

  test('is refused with the place of the fault', () => {
    expect(() => parseStreets({ nodes: [1, 2], ways: [{ nodes: [0, 'x'], class: 'local', name: null }] })).toThrow(/ways\.0\.nodes\.1/);
    expect(() => parseStreets({ nodes: [1, 2], ways: [{ nodes: [0, 7], class: 'local', name: null }] })).toThrow(/node 7 is not among the 1/);
    expect(() => parseStreets({ nodes: [1, 2], ways: [] })).toThrow(/no streets/);
  });
});
