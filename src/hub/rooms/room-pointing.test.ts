import type { Identity, Screen } from '@/model';
import type { PointedAt } from '@/protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRoomPointing, type RoomPointing } from './room-pointing';

const desk: Screen = { screenId: 'desk', name: 'Desk', class: 'medium' };
const who = (role: Identity['role']): Identity => ({ subject: role, role, room: 'main' });
const at = (longitude: number) => ({ longitude, latitude: 51, height: 300 });

describe('pointing', () => {
  let said: [string, PointedAt][];
  let room: RoomPointing;
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    said = [];
    room = createRoomPointing({ now: Date.now, relay: (importance, message) => said.push([importance, message]) });
  });
  afterEach(() => {
    room.stop();
    vi.useRealTimers();
  });
  const point = (longitude: number | null, role: Identity['role'] = 'dispatcher') =>
    room.point(who(role), desk, { at: longitude === null ? null : at(longitude), sampledAt: Date.now() });
  const places = (): (number | null)[] => said.map(([, message]) => message.at?.longitude ?? null);

  test('R80 a hand is relayed at once, and of what comes faster only the latest', () => {
    for (let i = 0; i < 100; i++) point(i);
    expect(places()).toEqual([0]);
    vi.advanceTimersByTime(40);
    expect(places()).toEqual([0, 99]);
    expect(said.every(([importance]) => importance === 'move')).toBe(true);
  });

  test('R80 a hand ends after 2 s of silence, when it says so and when its screen goes, for certain and once', () => {
    point(1);
    vi.advanceTimersByTime(1_999);
    expect(places()).toEqual([1]);
    vi.advanceTimersByTime(1);
    expect(said.at(-1)).toEqual(['reliable', expect.objectContaining({ screenId: 'desk', name: 'Desk', at: null })]);
    room.leave('desk');
    point(2);
    point(null);
    point(3);
    room.leave('desk');
    vi.advanceTimersByTime(5_000);
    expect(places()).toEqual([1, null, 2, null, 3, null]);
  });

  test('R81 only those who may point do', () => {
    for (const role of ['viewer', 'wall'] as const) expect(point(1, role)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    expect(point(1, 'inspector').ok).toBe(true);
    expect(places()).toEqual([1]);
  });

  test('a sample of another time is dated anew', () => {
    room.point(who('dispatcher'), desk, { at: at(1), sampledAt: 5 });
    expect(said[0]![1].sampledAt).toBe(1_000_000);
  });
});
