/** Numbers that a seed repeats. */
export interface Random {
  /** 0 ≤ result < 1 */
  real(): number;
  /** low ≤ result ≤ high, whole. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
}

/** mulberry32 (Tommy Ettinger, 2017, public domain). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const real = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    real,
    int: (low, high) => low + Math.floor(real() * (high - low + 1)),
    chance: (probability) => real() < probability,
    pick: (items) => items[Math.floor(real() * items.length)]!,
  };
}
