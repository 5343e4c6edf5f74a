import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

const alias = { '@': new URL('./src', import.meta.url).pathname };

/** What is waited for is a state; on a busy machine a page that draws in software comes to it late. */
const patience = { testTimeout: 300_000, hookTimeout: 480_000, expect: { poll: { timeout: 30_000, interval: 100 } } };

/**
 * All files are of one group: two run side by side, or more on a machine with more cores. A page that draws in software keeps one core busy and
 * another half of the time, and half of a test is waiting.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    maxWorkers: Math.min(6, Math.max(2, Math.floor(availableParallelism() / 2))),
    projects: [
      {
        resolve: { alias },
        test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
      },
      {
        resolve: { alias },
        test: { name: 'hub', include: ['test/hub/**/*.test.ts', 'test/link/**/*.test.ts', 'test/*.test.ts'], ...patience },
      },
      {
        resolve: { alias },
        test: { name: 'system', globalSetup: './test/global-setup.ts', include: ['test/{explore,layers,stage,system}/**/*.test.ts'], ...patience },
      },
    ],
  },
});
