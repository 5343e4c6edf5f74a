import { metresPerDegree, type StreetNetwork } from './street-network';

/** Binary heap of nodes by estimated total length. */
function createHeap() {
  const nodes: number[] = [];
  const keys: number[] = [];
  const swap = (a: number, b: number): void => {
    [nodes[a], nodes[b]] = [nodes[b]!, nodes[a]!];
    [keys[a], keys[b]] = [keys[b]!, keys[a]!];
  };
  return {
    push(node: number, key: number): void {
      let i = nodes.push(node) - 1;
      keys.push(key);
      while (i > 0 && keys[(i - 1) >> 1]! > keys[i]!) {
        swap(i, (i - 1) >> 1);
        i = (i - 1) >> 1;
      }
    },
    pop(): number | undefined {
      if (nodes.length === 0) return undefined;
      swap(0, nodes.length - 1);
      const node = nodes.pop();
      keys.pop();
      for (let i = 0; ;) {
        const left = 2 * i + 1;
        if (left >= nodes.length) return node;
        const least = left + 1 < nodes.length && keys[left + 1]! < keys[left]! ? left + 1 : left;
        if (keys[i]! <= keys[least]!) return node;
        swap(i, least);
        i = least;
      }
    },
  };
}

/**
 * Slots (indices in `network.targets`) of the shortest way between two nodes over streets `allowed` lets pass, found by A*
 * (Hart, Nilsson, Raphael 1968) with at most `maxVisits` nodes; null when there is none within that.
 */
export function shortestWay(
  network: StreetNetwork, from: number, to: number, allowed: (street: number) => boolean, maxVisits: number,
): number[] | null {
  const scale = metresPerDegree(network.latitude[to]!);
  const estimate = (node: number): number =>
    Math.hypot((network.longitude[node]! - network.longitude[to]!) * scale.longitude, (network.latitude[node]! - network.latitude[to]!) * scale.latitude);
  const best = new Map<number, { metres: number; slot: number; previous: number; done: boolean }>([[from, { metres: 0, slot: -1, previous: -1, done: false }]]);
  const heap = createHeap();
  heap.push(from, estimate(from));
  let visits = 0;
  for (let node = heap.pop(); node !== undefined && visits < maxVisits; node = heap.pop()) {
    const here = best.get(node)!;
    if (here.done) continue;
    here.done = true;
    visits++;
    if (node === to) {
      const slots: number[] = [];
      for (let step = here; step.slot >= 0; step = best.get(step.previous)!) slots.push(step.slot);
      return slots.reverse();
    }
    for (let slot = network.first[node]!; slot < network.first[node + 1]!; slot++) {
      if (!allowed(network.street[slot]!)) continue;
      const target = network.targets[slot]!;
      const metres = here.metres + network.length[slot]!;
      const known = best.get(target);
      if (known && known.metres <= metres) continue;
      best.set(target, { metres, slot, previous: node, done: false });
      heap.push(target, metres + estimate(target));
    }
  }
  return null;
}
