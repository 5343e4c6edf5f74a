import { createCityFrame, multiply, partTangents, poseOf, projected, viewMatrix } from '@/geo';
import { aspects, wholePicture, type CameraAspect, type ScreenPresence, type ViewState } from '@/model';
import { expect, test } from 'vitest';
import { takenBoxes } from '../labels/taken-boxes';
import type { Cone } from './cones';
import { marksOf } from './marks';

const frame = createCityFrame({ longitude: 71.4, latitude: 51.1, height: 0 });
const own: ViewState = { longitude: 71.4, latitude: 51.09, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 42 };
const camera = { viewMatrix: multiply(viewMatrix(poseOf(own)), frame.toEcef), tangents: partTangents(42, 1.6, wholePicture), width: 1_440, height: 900, pixelRatio: 1 };
const eye: CameraAspect = { view: { ...own, latitude: 51.1, height: 150 }, aspectRatio: 1.6 };
const presence = { screen: { screenId: 'tablet', name: 'Tablet', class: 'small' }, subject: 'a', identityRole: 'inspector', connectedAt: 0, roles: Object.fromEntries(aspects.map((aspect) => [aspect, 'free'])) } as unknown as ScreenPresence;
const cone: Cone = { id: 'tablet', screens: [presence], camera: eye, leads: false };

test.each([['▮ Tablet of Timur', 8.5], ['▮ 帖木儿的平板电脑', 13]])('no name of the city stands on “%s” or on the eye under it', (tag, letterPixels) => {
  const [box] = takenBoxes(camera as unknown as Parameters<typeof takenBoxes>[0], [], { presence: marksOf([cone], frame, 14, () => tag) });
  const at = projected(camera, frame.toLocal(eye.view))!;
  const half = ([...tag].length * letterPixels) / 2 + 6;
  expect(box!.left).toBeLessThan(at.x - half);
  expect(box!.right).toBeGreaterThan(at.x + half);
  expect(box!.top).toBeLessThan(at.y - 20 - 7 - 3);
  expect(box!.bottom).toBeGreaterThanOrEqual(at.y);
});

test('nobody’s eye covers nothing', () => {
  expect(marksOf([], frame, 14, () => '')).toEqual([]);
});
