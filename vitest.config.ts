import { defineConfig } from 'vitest/config';

const alias = { '@': new URL('./src', import.meta.url).pathname };

/** Unit tests run side by side; those that start browsers, hubs or databases run one file at a time, after them. */
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
          name: 'system',
          globalSetup: './test/global-setup.ts',
          include: ['test/**/*.test.ts', 'src/**/*.browser.test.{ts,tsx}'],
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
