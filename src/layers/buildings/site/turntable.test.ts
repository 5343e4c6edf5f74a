import { initialState, type ViewState } from '@/model';
import { createViewStore } from '@/state';
import { expect, test } from 'vitest';
import { createTurntable, turnCentreOf } from './turntable';

const from: ViewState = { longitude: 71.4, latitude: 51.1, height: 500, bearing: 350, pitch: 80, roll: 0, fovy: 40 };
const centre = { position: { longitude: 71.41, latitude: 51.11, height: 60 }, distance: 300 };

function table(still = false) {
  const view = createViewStore(initialState({ view: from, aspectRatio: 1 }));
  const turning: boolean[] = [];
  const framing = (position: { longitude: number; latitude: number }, distance: number, angles: { bearing?: number; pitch?: number } = {}): ViewState =>
    ({ ...from, ...position, height: distance, bearing: angles.bearing!, pitch: angles.pitch! });
  const turntable = createTurntable({ framing, invalidate: () => undefined }, view, () => still, (value) => turning.push(value));
  return { view, turning, turntable, bearing: () => view.get('camera').view.bearing };
}

test('swings onto its orbit and goes around by 12 degrees a second, past north, without a jump', () => {
  const { view, turntable, bearing } = table();
  turntable.start(centre);
  expect(turntable.step(1_000)).toBe(true);
  expect(view.get('camera').view).toMatchObject({ longitude: from.longitude, height: 500, pitch: 80, bearing: 350 });
  turntable.step(1_600);
  expect(view.get('camera').view.height).toBeGreaterThan(300);
  turntable.step(3_000);
  expect(view.get('camera').view).toMatchObject({ longitude: 71.41, height: 300, pitch: 66 });
  expect(bearing()).toBeCloseTo(14, 9);
  turntable.step(4_000);
  expect(bearing()).toBeCloseTo(26, 9);
});

test('stops when anything else takes the camera, and when told to', () => {
  const { view, turning, turntable } = table();
  turntable.start(centre);
  turntable.step(0);
  view.set('camera', { view: from, aspectRatio: 1 }, 'remote');
  expect([turntable.step(100), turning]).toEqual([false, [true, false]]);
  turntable.start(centre);
  turntable.stop();
  expect([turntable.step(100), turning]).toEqual([false, [true, false, true, false]]);
});

test('where motion is not wanted one press is one step', () => {
  const { turning, turntable, bearing } = table(true);
  turntable.start(centre);
  expect([bearing(), turntable.step(10), turning]).toEqual([35, false, []]);
});

test('the whole building fits into the picture, lifted apart as well', () => {
  const centreOf = (apart: boolean) => turnCentreOf({ baseHeight: 40, height: 90 }, { longitude: 0, latitude: 0 }, 50, apart, 40);
  expect(centreOf(false).position.height).toBe(85);
  expect(centreOf(true).distance).toBeGreaterThan(centreOf(false).distance);
  expect(centreOf(false).distance * Math.sin((20 * Math.PI) / 180)).toBeGreaterThan(0.5 * Math.hypot(50, 90));
});
