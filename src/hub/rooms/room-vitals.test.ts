import type { Identity, Vitals } from '@/model';
import type { VitalsMessage } from '@/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRoomVitals, type RoomVitals } from './room-vitals';

let time: number;
let told: [screenId: string, screens: string[]][];
let room: RoomVitals;

beforeEach(() => {
  time = 1_000_000;
  told = [];
  room = createRoomVitals({ now: () => time, tell: (screenId, { items }: VitalsMessage) => told.push([screenId, items.map((item) => item.screenId)]) });
});

const vitals = (longitude: number): Vitals => ({
  view: { longitude, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, aspectRatio: 1.6, roundTripMs: 3, clockErrorMs: 0.4,
  framesPerSecond: 30, lastFrameAt: 1, heapMB: null, tilesMB: 100, tilesPending: 0, contextsLost: 0, errors: 0,
});
const as = (role: Identity['role']): Identity => ({ subject: role, role, room: 'ops' });
const after = (ms: number): void => {
  time += ms;
  room.tick();
};

describe('R26 vitals', () => {
  it('go to the screens that watch, not to the screen they are of', () => {
    room.watch('desk', as('dispatcher'), true);
    room.note('wall', vitals(71));
    room.note('desk', vitals(70));
    after(16);
    expect(told).toEqual([['desk', ['wall']]]);
  });

  it('are told at most once a second, the latest only', () => {
    room.watch('desk', as('dispatcher'), true);
    for (let i = 0; i < 200; i++) {
      room.note('wall', vitals(71 + i / 1_000));
      after(20);
    }
    expect(told).toHaveLength(4);
  });

  it('that did not change are told every ten seconds, to show the screen is alive', () => {
    room.watch('desk', as('dispatcher'), true);
    for (let i = 0; i < 23; i++) {
      room.note('wall', vitals(71));
      after(1_000);
    }
    expect(told).toHaveLength(3);
  });

  it('are all told at once to a screen that begins to watch, and no longer to one that ends', () => {
    room.note('wall', vitals(71));
    room.note('tablet', vitals(72));
    after(5_000);
    room.watch('desk', as('dispatcher'), true);
    expect(told).toEqual([['desk', ['wall', 'tablet']]]);
    room.watch('desk', as('dispatcher'), false);
    room.note('wall', vitals(73));
    after(1_000);
    expect(told).toHaveLength(1);
  });

  it('of a screen that left are forgotten', () => {
    room.note('wall', vitals(71));
    room.forget('wall');
    room.watch('desk', as('dispatcher'), true);
    after(1_000);
    expect(told).toEqual([]);
  });
});

describe('R27 watching', () => {
  it.each(['wall', 'viewer'] as const)('is refused to a %s', (role) => {
    expect(room.watch('screen', as(role), true)).toEqual({
      ok: false, refusal: { code: 'forbidden', message: expect.stringContaining(`"${role}"`) as string, remedy: expect.stringMatching(/\w/) as string },
    });
    room.note('wall', vitals(71));
    after(1_000);
    expect(told).toEqual([]);
  });

  it('is allowed to a tablet', () => {
    expect(room.watch('tablet', as('inspector'), true)).toEqual({ ok: true, value: null });
  });
});
