import { initialState, type CityManifest } from '@/model';
import type { ScreenProfile } from '@/screens';
import { createStageStore, createViewStore, type PreferenceStore, type WallPlaceStore } from '@/state';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createLightStore, showFirstLight } from './first-light';
import type { Opening } from './opening';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('requestAnimationFrame', (frame: (now: number) => void) => setTimeout(() => frame(0), 16));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A first light that is on the screen, over a stage that says what it likes. */
async function lit() {
  const status = createStageStore();
  const store = createLightStore();
  const view = createViewStore(initialState({ view: { longitude: 71, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, aspectRatio: 1.6 }));
  const run = showFirstLight({
    code: Promise.resolve({ createFirstLight: () => Promise.resolve({ draw: () => undefined, leave: () => Promise.resolve() }) }),
    container: {} as HTMLElement,
    opening: { view, status, manifest: { origin: { longitude: 71, latitude: 51 } } as CityManifest, manifestUrl: '' } as Opening,
    profile: { budget: { maxPixelRatio: 1 } } as ScreenProfile,
    place: createStore(() => ({ tile: { row: 0, column: 0, rows: 1, columns: 1 }, wall: null })) as unknown as WallPlaceStore,
    preferences: createStore(() => ({ theme: 'day', light: 'readable' })) as unknown as PreferenceStore,
    store,
  });
  await vi.advanceTimersByTimeAsync(300);
  await run.shown;
  expect(store.getState().lit).toBe(true);
  return { status, isLit: () => store.getState().lit };
}

test('leaves when the stage’s picture is complete', async () => {
  const { status, isLit } = await lit();
  status.setState({ phase: 'ready', complete: true });
  expect(isLit()).toBe(false);
});

test('stays while the buildings could not be loaded, until they come', async () => {
  const { status, isLit } = await lit();
  status.setState({ phase: 'ready', complete: true, tilesFailed: 1, bare: true });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(isLit()).toBe(true);
  status.setState({ tilesFailed: 0, bare: false });
  expect(isLit()).toBe(false);
});

test('stays 25 s at most: then hands and pins are worth more', async () => {
  const { status, isLit } = await lit();
  status.setState({ phase: 'ready', complete: true, tilesFailed: 1, bare: true });
  await vi.advanceTimersByTimeAsync(24_000);
  expect(isLit()).toBe(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isLit()).toBe(false);
});

test('stays 15 s at most over a picture that has buildings and is not complete', async () => {
  const { status, isLit } = await lit();
  status.setState({ phase: 'ready', complete: false });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(isLit()).toBe(false);
});
