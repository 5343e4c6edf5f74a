import type { Identity, Screen } from '@/model';
import type { PanelThumbnail, Thumbnail, ThumbnailSize } from '@/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { aJpeg } from '../fixtures/jpeg';
import { createRoomThumbnails, type RoomThumbnails } from './room-thumbnails';

let time: number;
let shown: [to: string, picture: PanelThumbnail][];
let wanted: [panel: string, size: ThumbnailSize | null][];
let full: boolean;
let panels: string[];
let room: RoomThumbnails;

beforeEach(() => {
  time = 1_000_000;
  shown = [];
  wanted = [];
  full = false;
  panels = ['left', 'right'];
  room = createRoomThumbnails({
    now: () => time,
    panels: () => panels,
    want: (screenId, size) => wanted.push([screenId, size]),
    show(to, picture) {
      if (!full) shown.push([to, picture]);
      return !full;
    },
  });
});

const as = (role: Identity['role']): Identity => ({ subject: role, role, room: 'ops' });
const panel = (screenId: string, screenClass: Screen['class'] = 'large'): Screen => ({ screenId, name: screenId, class: screenClass });
const face: Thumbnail['face'] = { theme: 'night', text: 0.04, zones: [] };
const image = aJpeg({ width: 320, height: 180 });
const say = (screenId = 'left', more: Partial<Thumbnail> = {}) => room.take(panel(screenId), as('wall'), { sampledAt: time, image, face, ...more });
const after = (ms: number): void => {
  time += ms;
  room.tick();
};
const seen = (): [string, string][] => shown.map(([to, { screenId }]) => [to, screenId]);

describe('R50 pictures of panels', () => {
  it('are asked of every panel while somebody watches, in the largest size anybody wants, and of one that joins meanwhile', () => {
    room.watch('desk', as('dispatcher'), 'small');
    room.watch('other', as('inspector'), 'large');
    room.watch('other', as('inspector'), null);
    room.joined(panel('third'));
    room.joined(panel('tablet', 'small'));
    room.watch('desk', as('dispatcher'), null);
    expect(wanted).toEqual([
      ['left', 'small'], ['right', 'small'], ['left', 'large'], ['right', 'large'], ['left', 'small'], ['right', 'small'], ['third', 'small'], ['left', null], ['right', null],
    ]);
  });

  it('are not wanted any more when the last screen that watched is gone', () => {
    room.watch('desk', as('dispatcher'), 'small');
    room.forget('desk');
    expect(wanted.slice(-2)).toEqual([['left', null], ['right', null]]);
  });

  it.each(['wall', 'viewer'] as const)('may not be watched by a %s', (role) => {
    expect(room.watch('screen', as(role), 'small')).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    expect(wanted).toEqual([]);
  });

  it('are taken from panels signed in as a wall alone', () => {
    room.watch('desk', as('dispatcher'), 'small');
    const picture = { sampledAt: time, image, face };
    expect(room.take(panel('tablet', 'small'), as('wall'), picture)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    expect(room.take(panel('viewer'), as('viewer'), picture)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    after(250);
    expect(shown).toEqual([]);
  });
});

describe('R51 the latest picture', () => {
  beforeEach(() => void room.watch('desk', as('dispatcher'), 'small'));

  it('goes to those who watch, once, and at once to who begins to', () => {
    say();
    after(250);
    after(250);
    expect(shown).toEqual([['desk', { screenId: 'left', sampledAt: 1_000_000, image, width: 320, height: 180, face }]]);
    room.watch('other', as('dispatcher'), 'small');
    after(250);
    expect(seen()).toEqual([['desk', 'left'], ['other', 'left']]);
  });

  it('waits for a screen that has too much to read already, and is the newest then', () => {
    full = true;
    say();
    after(1_000);
    say('left', { sampledAt: time });
    after(250);
    full = false;
    after(250);
    expect(shown.map(([, { sampledAt }]) => sampledAt)).toEqual([1_001_000]);
  });

  it('stays where only what lies over the city has changed', () => {
    say();
    after(1_000);
    const changed: Thumbnail['face'] = { ...face, theme: 'day' };
    say('left', { image: null, face: changed });
    after(250);
    expect(shown.at(-1)![1]).toMatchObject({ sampledAt: 1_000_000, image, face: changed });
  });

  it('is forgotten when its panel leaves, and when nobody watches', () => {
    say();
    say('right');
    room.forget('left');
    after(250);
    expect(seen()).toEqual([['desk', 'right']]);
    room.watch('desk', as('dispatcher'), null);
    room.watch('desk', as('dispatcher'), 'small');
    after(250);
    expect(seen()).toHaveLength(1);
  });
});

describe('R52 what is taken', () => {
  beforeEach(() => void room.watch('desk', as('dispatcher'), 'small'));

  it('is a JPEG as a canvas writes it, and not a large one', () => {
    expect(say('left', { image: new TextEncoder().encode('<svg/>') })).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
    expect(say('left', { image: aJpeg({ width: 4_000, height: 100 }) })).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('4000 × 100') as string } });
    after(250);
    expect(shown).toEqual([]);
  });

  it('comes at most twice a second; what is faster, and what nobody wants, is passed over', () => {
    for (let i = 0; i < 100; i++) {
      expect(say('left', { sampledAt: time })).toEqual({ ok: true, value: null });
      after(20);
    }
    expect(shown.length).toBeLessThanOrEqual(4);
    room.watch('desk', as('dispatcher'), null);
    expect(say()).toEqual({ ok: true, value: null });
    room.watch('desk', as('dispatcher'), 'small');
    shown = [];
    after(250);
    expect(shown).toEqual([]);
  });

  it('is dated near the hub’s time', () => {
    say('left', { sampledAt: time + 60_000 });
    after(250);
    expect(shown[0]![1].sampledAt).toBe(1_000_000);
  });

  it('has its bounds in all', () => {
    const large = new Uint8Array(160_000);
    large.set(image.subarray(0, -2));
    large.set([0xff, 0xd9], large.length - 2);
    panels = Array.from({ length: 200 }, (_, i) => `p${i}`);
    const answers = panels.map((screenId) => say(screenId, { image: large }));
    expect(answers.filter(({ ok }) => ok).length).toBe(104);
    expect(answers.at(-1)).toMatchObject({ ok: false, refusal: { code: 'unavailable' } });
  });
});
