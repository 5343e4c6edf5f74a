import { aspects, type CameraAspect, type LinkRole, type ScreenPresence } from '@/model';
import { expect, test } from 'vitest';
import { conesOf } from './cones';

const screen = (screenId: string, role: LinkRole = 'follow'): ScreenPresence => ({
  screen: { screenId, name: screenId, class: 'medium' }, subject: screenId, identityRole: 'dispatcher', connectedAt: 0,
  roles: Object.fromEntries(aspects.map((aspect) => [aspect, role])) as ScreenPresence['roles'],
});
const at = (longitude: number): CameraAspect => ({ view: { longitude, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, aspectRatio: 1.6 });

test('screens with the same camera are one cone, named after who leads', () => {
  const cones = conesOf([screen('wall-a'), screen('desk', 'lead'), screen('tablet', 'free')], (id) => at(id === 'tablet' ? 71.2 : 71.1), at(71).view, 350);
  expect(cones.map(({ id, screens, leads }) => [id, screens.length, leads])).toEqual([['desk', 2, true], ['tablet', 1, false]]);
});

test('a screen that looks from where this one does, or of which nothing is known, has none', () => {
  expect(conesOf([screen('same'), screen('unheard')], (id) => (id === 'same' ? at(71.0001) : undefined), at(71).view, 350)).toEqual([]);
});
