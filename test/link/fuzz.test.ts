import { expect, it } from 'vitest';
import { disagreements } from './disagreements';
import { cast, operate } from './operations';
import { createRandom } from './random';
import { World } from './world';

const runs = Number(process.env.FUZZ_RUNS ?? 200);
const operations = 200;
const firstSeed = Number(process.env.FUZZ_SEED ?? 1);
/** Seeds that failed once: what they showed is mended, and they stay. */
const kept: readonly number[] = [187];
const seeds = process.env.FUZZ_SEED && !process.env.FUZZ_RUNS ? [firstSeed] : [...new Set([...kept, ...Array.from({ length: runs }, (_, i) => firstSeed + i)])];

function run(seed: number): string[] {
  const random = createRandom(seed);
  const world = new World(random);
  try {
    for (let i = 0; i < operations; i++) for (const ms of operate(world, random)) world.advance(ms);
    for (const [{ screenId }] of cast) world.cut(screenId, false);
    world.advance(30_000);
  } catch (error) {
    return [String(error)];
  }
  return [...world.errors, ...disagreements([...world.pages.values()], world.probe())];
}

it(`every screen ends with what the room has: ${seeds.length} runs of ${operations} random operations (R1–R13, R22, R23, R40–R43)`, () => {
  const failures = seeds.map((seed) => ({ seed, wrong: run(seed) })).filter(({ wrong }) => wrong.length > 0);
  expect(failures, `repeat one with FUZZ_SEED=${failures[0]?.seed}`).toEqual([]);
});
