import { initialState, type CityManifest, type ViewState } from '@/model';
import type { Stage } from '@/stage';
import { createViewStore } from '@/state';
import { expect, test, vi } from 'vitest';
import { createCameraActs } from './camera';

const home: ViewState = { longitude: 71, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 };

test('home leaves the region, as an act of this screen, and flies to the first view', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  const view = createViewStore(initialState({ view: { ...home, height: 50 }, aspectRatio: 1.6 }));
  view.set('region', 'c01', 'system');
  const told: string[] = [];
  view.onChange(({ aspect, value, origin }) => told.push(`${aspect} ${String(value)} ${origin}`));
  const flown: ViewState[] = [];
  const flight = { fly: (to: ViewState) => Promise.resolve(flown.push(to) > 0) };
  const camera = createCameraActs({
    stage: {} as Stage, view, flight, manifest: {} as CityManifest, home: () => home, shape: () => 1.6, free: () => [{ left: -1, right: 1, bottom: -1, top: 1 }], obstacles: () => null,
  });
  await camera.home();
  await camera.home();
  expect([told, flown]).toEqual([['region null user'], [home, home]]);
});
