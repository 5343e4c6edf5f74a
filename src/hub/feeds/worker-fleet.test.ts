import { workerStates } from '@/model';
import { coordinateUnit, decodeMovers, encodeMovers, headingUnit } from '@/protocol';
import { describe, expect, test } from 'vitest';
import { chessboard } from '../fixtures/small-city';
import { createStreetNetwork, metresPerDegree } from './street-network';
import { createWorkerFleet } from './worker-fleet';

const network = createStreetNetwork(chessboard());
const scale = metresPerDegree(51.1);
const second = 1_790_000_000;
const size = 400;
const fleet = createWorkerFleet(network, size, 7);

interface Sample { at: number; x: number; y: number; heading: number; state: number }

/** Samples of every worker over some rounds, in metres. */
function track(rounds: number): Sample[][] {
  const tracks: Sample[][] = Array.from({ length: size }, () => []);
  for (let s = second; s < second + rounds * fleet.round; s++) {
    const batch = fleet.batch(s);
    batch.index.forEach((index, i) => tracks[index]!.push({
      at: batch.baseTime + batch.delay[i]!,
      x: batch.longitude[i]! * coordinateUnit * scale.longitude,
      y: batch.latitude[i]! * coordinateUnit * scale.latitude,
      heading: batch.heading[i]! * headingUnit,
      state: batch.state[i]!,
    }));
  }
  return tracks;
}

/** Metres from a place to the nearest street. */
function offStreet(x: number, y: number): number {
  let least = Infinity;
  for (let node = 0; node < network.size; node++) {
    const [ax, ay] = [network.longitude[node]! * scale.longitude, network.latitude[node]! * scale.latitude];
    for (let slot = network.first[node]!; slot < network.first[node + 1]!; slot++) {
      const target = network.targets[slot]!;
      const [dx, dy] = [network.longitude[target]! * scale.longitude - ax, network.latitude[target]! * scale.latitude - ay];
      const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
      least = Math.min(least, Math.hypot(x - ax - along * dx, y - ay - along * dy));
    }
  }
  return least;
}

describe('simulated field workers', () => {
  const tracks = track(300);

  test('are where they were before when the hub starts again, and elsewhere with another seed', () => {
    const again = createWorkerFleet(createStreetNetwork(chessboard()), size, 7);
    expect(encodeMovers(again.batch(second + 5))).toEqual(encodeMovers(fleet.batch(second + 5)));
    expect(encodeMovers(createWorkerFleet(network, size, 8).batch(second + 5))).not.toEqual(encodeMovers(fleet.batch(second + 5)));
  });

  test('report every four seconds, each in its own second, marked as simulated', () => {
    for (const [index, samples] of tracks.entries()) {
      expect(samples).toHaveLength(300);
      expect(Math.floor(samples[0]!.at / 1_000) % 4).toBe(index % 4);
      expect(samples.every((sample, i) => i === 0 || sample.at - samples[i - 1]!.at === 4_000)).toBe(true);
    }
    const decoded = decodeMovers(encodeMovers(fleet.batch(second)));
    expect(decoded.simulated).toBe(true);
    expect(decoded.fleet).toBe(size);
    expect(decoded.index).toHaveLength(size / 4);
  });

  test('stay on the streets, to the precision of the wire', () => {
    for (const samples of tracks.slice(0, 60)) for (const { x, y } of samples.filter((_, i) => i % 10 === 0)) expect(offStreet(x, y)).toBeLessThan(0.1);
  });

  test('move as fast as feet and cars do on these streets, and stand when on site or on a break', () => {
    let moved = 0;
    let fastest = 0;
    let fastestStanding = 0;
    for (const samples of tracks) {
      samples.forEach((sample, i) => {
        const next = samples[i + 1];
        if (!next) return;
        const metresPerSecond = Math.hypot(next.x - sample.x, next.y - sample.y) / 4;
        fastest = Math.max(fastest, metresPerSecond);
        const standing = ['onSite', 'break'].includes(workerStates[sample.state]!);
        if (standing && next.state === sample.state) fastestStanding = Math.max(fastestStanding, metresPerSecond);
        moved += metresPerSecond;
      });
      expect(Math.max(...samples.map(({ x }) => x)) - Math.min(...samples.map(({ x }) => x)) + Math.max(...samples.map(({ y }) => y)) - Math.min(...samples.map(({ y }) => y))).toBeGreaterThan(50);
    }
    expect(fastest).toBeLessThan((45 / 3.6) * 1.16);
    expect(fastestStanding).toBe(0);
    expect(moved / (size * 299)).toBeGreaterThan(0.8);
  });

  test('look where they go', () => {
    let checked = 0;
    let worst = 0;
    for (const samples of tracks) {
      samples.forEach((sample, i) => {
        const next = samples[i + 1];
        if (!next || next.heading !== sample.heading || next.state !== sample.state) return;
        const [dx, dy] = [next.x - sample.x, next.y - sample.y];
        if (Math.hypot(dx, dy) < 3) return;
        const gone = (Math.atan2(dx, dy) * 180) / Math.PI;
        worst = Math.max(worst, Math.abs(((gone - sample.heading + 540) % 360) - 180));
        checked++;
      });
    }
    expect(worst).toBeLessThan(2);
    expect(checked).toBeGreaterThan(10_000);
  });

  test('do all there is to do', () => {
    expect(new Set(tracks.flatMap((samples) => samples.map(({ state }) => workerStates[state])))).toEqual(new Set(workerStates));
  });
});
