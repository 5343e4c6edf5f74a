import { coordinateUnit, headingUnit, moverPeriodMs, type MoverBatch } from '@/protocol';
import type { Fleet } from '../sockets/mover-channel';
import { createRandom, hash } from './random';
import { planRound, type Round } from './round';
import { metresPerDegree, type StreetNetwork } from './street-network';

/** Seconds between two reports of one worker. */
const reportEvery = moverPeriodMs / 1_000;
/** Workers beyond this many share rounds, each at its own place and pace. */
const maxRounds = 6_000;
const carShare = 0.3;
/** A worker's pace against the timetable of its round. */
const pace = { least: 0.85, spread: 0.3 };

interface Timetable {
  /** Vertices of round r: `start[r] … start[r + 1] − 1`. */
  start: Uint32Array;
  longitude: Int32Array;
  latitude: Int32Array;
  /** ms after the start of the round. */
  time: Float64Array;
  /** Of the stretch that begins at the vertex, in headingUnit. */
  heading: Uint16Array;
  state: Uint8Array;
}

function headingOf(network: StreetNetwork, from: number, to: number): number {
  const scale = metresPerDegree(network.latitude[from]!);
  const east = (network.longitude[to]! - network.longitude[from]!) * scale.longitude;
  const north = (network.latitude[to]! - network.latitude[from]!) * scale.latitude;
  const degrees = (Math.atan2(east, north) * 180) / Math.PI;
  return Math.round((degrees < 0 ? degrees + 360 : degrees) / headingUnit) % (360 / headingUnit);
}

function compile(network: StreetNetwork, rounds: readonly Round[]): Timetable {
  const vertices = rounds.reduce((sum, round) => sum + round.node.length, 0);
  const table: Timetable = {
    start: new Uint32Array(rounds.length + 1), longitude: new Int32Array(vertices), latitude: new Int32Array(vertices),
    time: new Float64Array(vertices), heading: new Uint16Array(vertices), state: new Uint8Array(vertices),
  };
  let at = 0;
  rounds.forEach((round, r) => {
    table.start[r] = at;
    round.node.forEach((node, i) => {
      const next = round.node[i + 1] ?? node;
      table.longitude[at] = Math.round(network.longitude[node]! / coordinateUnit);
      table.latitude[at] = Math.round(network.latitude[node]! / coordinateUnit);
      table.time[at] = round.time[i]!;
      // Who stands still looks the way they came.
      table.heading[at] = next === node ? (i > 0 ? table.heading[at - 1]! : 0) : headingOf(network, node, next);
      table.state[at] = round.state[i]!;
      at++;
    });
  });
  table.start[rounds.length] = at;
  return table;
}

function planRounds(network: StreetNetwork, count: number, seed: number): Round[] {
  const rounds: Round[] = [];
  for (let attempt = 0; rounds.length < count && attempt < count * 20; attempt++) {
    const random = createRandom(hash(seed, attempt, 1));
    const round = planRound(network, Math.floor(random() * network.size), random() < carShare ? 'car' : 'foot', random);
    if (round) rounds.push(round);
  }
  return rounds;
}

/**
 * Simulated field workers: where a worker is depends only on the streets, the seed, its index and the time, so a
 * hub that starts again goes on as if it had never stopped. Worker i reports in every second s with
 * s mod 4 = i mod 4, at a moment of its own within it.
 */
export function createWorkerFleet(network: StreetNetwork, size: number, seed: number): Fleet {
  const rounds = planRounds(network, Math.min(size, maxRounds), seed);
  if (rounds.length === 0) throw new RangeError('no street of this city can be walked or driven');
  const { start, longitude, latitude, time, heading, state } = compile(network, rounds);
  const phase = Float64Array.from({ length: size }, (_, i) => hash(seed, i, 2) / 0x1_0000_0000);
  const speed = Float64Array.from({ length: size }, (_, i) => pace.least + (pace.spread * hash(seed, i, 3)) / 0x1_0000_0000);
  const moment = Uint16Array.from({ length: size }, (_, i) => hash(seed, i, 4) % 1_000);

  function batch(second: number): MoverBatch {
    const part = ((second % reportEvery) + reportEvery) % reportEvery;
    const count = Math.max(0, Math.ceil((size - part) / reportEvery));
    const out: MoverBatch = {
      baseTime: second * 1_000, fleet: size, simulated: true,
      index: new Uint32Array(count), longitude: new Int32Array(count), latitude: new Int32Array(count),
      delay: new Uint32Array(count), heading: new Uint16Array(count), state: new Uint8Array(count),
    };
    for (let slot = 0, i = part; slot < count; slot++, i += reportEvery) {
      const round = i % rounds.length;
      const begin = start[round]!;
      const end = start[round + 1]! - 1;
      const period = time[end]!;
      const at = ((out.baseTime + moment[i]!) * speed[i]! + phase[i]! * period) % period;
      let low = begin;
      let high = end;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (time[middle]! <= at) low = middle;
        else high = middle;
      }
      const stretch = time[high]! - time[low]!;
      const part01 = stretch > 0 ? (at - time[low]!) / stretch : 0;
      out.index[slot] = i;
      out.longitude[slot] = longitude[low]! + Math.round((longitude[high]! - longitude[low]!) * part01);
      out.latitude[slot] = latitude[low]! + Math.round((latitude[high]! - latitude[low]!) * part01);
      out.delay[slot] = moment[i]!;
      out.heading[slot] = heading[low]!;
      out.state[slot] = state[low]!;
    }
    return out;
  }
  return { batch, round: reportEvery };
}
