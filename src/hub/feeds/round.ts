import { streetClasses, workerStates, type StreetClass, type WorkerState } from '@/model';
import type { StreetNetwork } from './street-network';
import { shortestWay } from './way-home';

/** A closed way over the streets with a timetable. Vertex i is left at `time[i]` ms after the start; the last is the first again. */
export interface Round {
  node: number[];
  time: number[];
  /** State from vertex i on, index in `workerStates`. */
  state: number[];
}

export type Means = 'foot' | 'car';

/** Kilometres per hour by means and street class; 0: not allowed there. */
const speeds: Record<Means, Record<StreetClass, number>> = {
  foot: { motorway: 0, primary: 4.6, secondary: 4.6, local: 4.5, service: 4.2, path: 4.5 },
  car: { motorway: 70, primary: 45, secondary: 38, local: 24, service: 14, path: 0 },
};
const outbound: Record<Means, { least: number; most: number }> = { foot: { least: 300, most: 900 }, car: { least: 1_500, most: 4_500 } };
const stops = { onSite: { least: 40, most: 180 }, break: { least: 30, most: 120 } } as const;
const maxVisits = 20_000;
const kmhToMetresPerMs = 1 / 3_600;

/** A walk at random that goes on where it can and turns back only in a dead end. */
function wander(network: StreetNetwork, start: number, metres: number, allowed: (street: number) => boolean, random: () => number): number[] {
  const slots: number[] = [];
  let previous = -1;
  let node = start;
  for (let gone = 0; gone < metres && slots.length < 2_000;) {
    const options: number[] = [];
    for (let slot = network.first[node]!; slot < network.first[node + 1]!; slot++) {
      if (allowed(network.street[slot]!) && network.targets[slot] !== previous) options.push(slot);
    }
    if (options.length === 0) {
      for (let slot = network.first[node]!; slot < network.first[node + 1]!; slot++) if (allowed(network.street[slot]!)) options.push(slot);
    }
    const slot = options[Math.floor(random() * options.length)];
    if (slot === undefined) break;
    slots.push(slot);
    gone += network.length[slot]!;
    previous = node;
    node = network.targets[slot]!;
  }
  return slots;
}

/** The same way back: for each slot the opposite one. */
function reversed(network: StreetNetwork, start: number, slots: readonly number[]): number[] {
  const back: number[] = [];
  let node = start;
  for (const slot of slots) {
    const target = network.targets[slot]!;
    for (let opposite = network.first[target]!; opposite < network.first[target + 1]!; opposite++) {
      if (network.targets[opposite] === node && network.street[opposite] === network.street[slot]) {
        back.push(opposite);
        break;
      }
    }
    node = target;
  }
  return back.reverse();
}

/** Plans one worker's round: out along the streets, a stop on site, home by the shortest way, a break. Null where no such street is at `start`. */
export function planRound(network: StreetNetwork, start: number, means: Means, random: () => number): Round | null {
  const speed = speeds[means];
  const allowed = (street: number): boolean => speed[streetClasses[street]!] > 0;
  const { least, most } = outbound[means];
  const out = wander(network, start, least + (most - least) * random(), allowed, random);
  if (out.length === 0) return null;
  const turn = network.targets[out.at(-1)!]!;
  const home = shortestWay(network, turn, start, allowed, maxVisits) ?? reversed(network, start, out);

  const round: Round = { node: [], time: [], state: [] };
  let time = 0;
  let node = start;
  const leave = (state: WorkerState): void => {
    round.node.push(node);
    round.time.push(time);
    round.state.push(workerStates.indexOf(state));
  };
  const go = (slots: readonly number[], state: WorkerState): void => {
    for (const slot of slots) {
      leave(state);
      time += network.length[slot]! / (speed[streetClasses[network.street[slot]!]!] * kmhToMetresPerMs);
      node = network.targets[slot]!;
    }
  };
  const stay = (state: keyof typeof stops): void => {
    leave(state);
    time += 1_000 * (stops[state].least + (stops[state].most - stops[state].least) * random());
  };
  go(out, means === 'car' ? 'enRoute' : 'patrol');
  stay('onSite');
  go(home, 'patrol');
  stay('break');
  leave('patrol');
  return round;
}
