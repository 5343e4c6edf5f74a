import { defineConfig } from 'vitest/config';

const alias = { '@': new URL('./src', import.meta.url).pathname };

/** Unit tests and those of the hub alone run side by side; those that start browsers run one file at a time, after them. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: ['src/**/*.browser.test.{ts,tsx}'],
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'hub',
          include: ['test/hub/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 30_000, interval: 100 } },
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'system',
          globalSetup: './test/global-setup.ts',
          include: ['test/**/*.test.ts', 'src/**/*.browser.test.{ts,tsx}'],
          exclude: ['test/hub/**'],
          fileParallelism: false,
          testTimeout: 180_000,
          // What is polled for is a state a busy machine comes to late; one second is Vitest's own patience.
          expect: { poll: { timeout: 30_000, interval: 100 } },
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
