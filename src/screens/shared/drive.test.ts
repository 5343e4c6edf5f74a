import { framingOf, offCentre, poseOf, toEcef } from '@/geo';
import type { Position, ViewState } from '@/model';
import { expect, test } from 'vitest';
import { driveOf, drives } from '../desk/keys';
import { driven, eased, metresAhead } from './drive';

const focus: Position = { longitude: 71.43, latitude: 51.13, height: 300 };
const looking: ViewState = { longitude: 71.43, latitude: 51.12, height: 1_300, bearing: 0, pitch: 48, roll: 0, fovy: 45 };
const noFraming = (): never => {
  throw new Error('a plain move needs no framing');
};

test('moving ahead goes where the camera looks and keeps its height and angles', () => {
  const { view } = driven({ ...looking, bearing: 90 }, focus, driveOf(['KeyW']), 1, noFraming);
  expect(view.longitude).toBeGreaterThan(looking.longitude);
  expect(view.latitude).toBeCloseTo(looking.latitude, 4);
  expect(view).toMatchObject({ height: 1_300, bearing: 90, pitch: 48 });
});

test('the ground in the middle moves along with the eye', () => {
  const before = driven(looking, focus, driveOf([]), 1, noFraming);
  const after = driven(looking, focus, driveOf(['ArrowRight']), 1, noFraming);
  const shift = (a: Position, b: Position): number => Math.hypot(...toEcef(a).map((value, i) => value - toEcef(b)[i]!));
  expect(shift(after.focus, before.focus) / shift(after.view, before.view)).toBeCloseTo(1, 2);
  expect(poseOf(after.view).forward[0]).toBeCloseTo(poseOf(looking).forward[0], 3);
});

test('zooming, turning and tilting go around the ground in the middle, within limits', () => {
  const asked: unknown[] = [];
  const framing = (...args: unknown[]): ViewState => {
    asked.push(args);
    return looking;
  };
  driven({ ...looking, bearing: 350, pitch: 80 }, focus, driveOf(['KeyE', 'KeyR']), 1, framing as never);
  expect(asked).toEqual([[expect.anything(), expect.any(Number), { bearing: 45, pitch: 85 }]]);
});

test('what is beside the middle of the picture stays where it was while the camera turns, tilts and comes nearer', () => {
  const framing = (position: Position, ahead: number, angles?: { bearing?: number; pitch?: number }): ViewState =>
    offCentre(framingOf(position, ahead, angles?.bearing ?? 20, angles?.pitch ?? 50, 45), ahead, -0.3, 0.2);
  const [began, after] = [framing(focus, 1_000), { view: framing(focus, 1_000), focus }];
  for (let frame = 0; frame < 60; frame++) Object.assign(after, driven(after.view, after.focus, driveOf(['KeyE', 'KeyR', 'Equal']), 1 / 60, framing));
  const seen = (view: ViewState): number[] => {
    const pose = poseOf(view);
    const ray = toEcef(focus).map((value, k) => value - pose.eye[k]!);
    const along = (axis: readonly number[]): number => ray.reduce((sum, value, k) => sum + value * axis[k]!, 0);
    return [along(pose.right) / along(pose.forward), along(pose.up) / along(pose.forward)];
  };
  expect(seen(after.view)[0]).toBeCloseTo(seen(began)[0]!, 3);
  expect(seen(after.view)[1]).toBeCloseTo(seen(began)[1]!, 3);
  expect(metresAhead(after.view, focus)).toBeCloseTo(1_000 * Math.exp(-1.3), -1);
});

test('opposite keys cancel out, two keys for one thing do not double', () => {
  expect(driveOf(['KeyA', 'KeyD'])).toMatchObject({ right: 0 });
  expect(driveOf(['KeyW', 'ArrowUp'])).toMatchObject({ ahead: 1 });
  expect([drives('KeyW'), drives('KeyL')]).toEqual([true, false]);
});

test('a motion eases in and dies soon after the key is up; with reduced motion it does neither', () => {
  const still = driveOf([]);
  const ahead = driveOf(['KeyW']);
  const begun = eased(still, ahead, 1 / 60, false);
  expect(begun.ahead).toBeGreaterThan(0.1);
  expect(begun.ahead).toBeLessThan(0.3);
  let dying = ahead;
  for (let i = 0; i < 30; i++) dying = eased(dying, still, 1 / 60, false);
  expect(dying).toEqual(still);
  expect([eased(still, ahead, 1 / 60, true), eased(ahead, still, 1 / 60, true)]).toEqual([ahead, still]);
});
