import { dot, framingOf, poseOf, toEcef } from '@/geo';
import { initialState, type CityManifest, type Position, type ViewState } from '@/model';
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

test('home begins with what is shown, in the shape of this picture and not of a leader followed before', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  const view = createViewStore(initialState({ view: home, aspectRatio: 2 }));
  const camera = createCameraActs({
    stage: {} as Stage, view, flight: { fly: () => Promise.resolve(true) }, manifest: {} as CityManifest, home: () => home, shape: () => 1, free: () => [{ left: -1, right: 1, bottom: -1, top: 1 }], obstacles: () => null,
  });
  await camera.home();
  const { view: shown, aspectRatio } = view.get('camera');
  expect(aspectRatio).toBe(1);
  expect(shown).toEqual({ ...home, fovy: shown.fovy });
  expect(Math.tan((shown.fovy * Math.PI) / 360)).toBeCloseTo(2 * Math.tan((home.fovy * Math.PI) / 360), 9);
});

test('a flight puts its place where the middle of what is free is said to be', () => {
  const free = { left: -0.8, right: 0.1, bottom: -0.94, top: 0.78 };
  const canvas = { clientWidth: 1_024, clientHeight: 768 };
  const shape = canvas.clientWidth / canvas.clientHeight;
  const stage = { canvas, framing: (position: Position, distance: number, { bearing = 30 } = {}) => framingOf(position, distance, bearing, 55, home.fovy) } as unknown as Stage;
  const camera = createCameraActs({
    stage, view: createViewStore(initialState({ view: home, aspectRatio: shape })), flight: { fly: () => Promise.resolve(true) }, manifest: {} as CityManifest,
    home: () => home, shape: () => shape, free: () => [free], obstacles: () => null,
  });
  const place = { longitude: 71.01, latitude: 51.02, height: 340 };
  for (const aim of [undefined, { bearing: 200 }]) {
    const { eye, right, up, forward } = poseOf(camera.viewOf(place, 420, aim));
    const ray = toEcef(place).map((value, k) => value - eye[k]!) as [number, number, number];
    const edge = Math.tan((home.fovy * Math.PI) / 360) * dot(ray, forward);
    const { x, y } = camera.middle();
    expect((1 + dot(ray, right) / edge / shape) * 512).toBeCloseTo(x, 3);
    expect((1 - dot(ray, up) / edge) * 384).toBeCloseTo(y, 3);
  }
});
