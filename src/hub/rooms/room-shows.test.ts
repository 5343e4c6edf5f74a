import { type Aspect, type Identity, type Screen, type ShownValues } from '@/model';
import type { AspectMessage, Commit, Join, Prepare, Room as RoomMessage, Show, Told } from '@/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRoom } from './create-room';
import type { Room } from './room';

type Out = [to: string, event: string, message: unknown];

let time: number;
let rooms: RoomMessage[];
let out: Out[];
let late: [number, readonly string[]][];
let room: Room;

beforeEach(() => {
  time = 1_000_000;
  rooms = [];
  out = [];
  late = [];
  room = createRoom({
    name: 'ops', hub: 'hub-1', cityId: 'astana', now: () => time,
    output: {
      room: (message) => rooms.push(message),
      aspect: (screenIds, message) => screenIds.forEach((to) => out.push([to, 'aspect', message])),
      playout: () => {},
      told: (to, message: Told) => out.push([to, 'told', message]),
      prepare: (to, message: Prepare) => out.push([to, 'prepare', message]),
      commit: (to, message: Commit) => out.push([to, 'commit', message]),
      late: (version, ids) => late.push([version, ids]),
    },
  });
});

const classes = { desk: 'medium', wall: 'large', field: 'small' } as const;
const roles: Record<keyof typeof classes, Identity['role']> = { desk: 'dispatcher', wall: 'wall', field: 'inspector' };
const join = (kind: keyof typeof classes, screenId: string = kind, message: Partial<Join> = {}) => {
  const screen: Screen = { screenId, name: screenId.toUpperCase(), class: classes[kind] };
  return room.join(screen, { subject: kind, role: roles[kind], room: 'ops' }, { known: {}, requestsAfter: 0, ...message });
};
const place = (id: string): ShownValues => ({ selection: { kind: 'building', id } });
const show = (id: string, by = 'desk', more: Partial<Show> = {}) => room.show(by, { values: place(id), transitionMs: 0, caption: { title: id, text: '' }, ...more });
const say = (seq: number, id: string, epoch = 1, by = 'desk') =>
  room.aspect(by, { aspect: 'selection', kind: 'settle', epoch, seq, sampledAt: time, value: { kind: 'building', id } } satisfies AspectMessage);
const of = (event: string) => out.filter(([, name]) => name === event);
const tick = (ms = 0) => {
  time += ms;
  room.tick();
};
const told = () => {
  room.tick();
  return rooms.at(-1)!;
};
/** What a screen is told that joins now. */
const valueNow = () => {
  const { values } = join('wall', 'probe');
  room.leave('probe');
  const value = values.find(({ aspect }) => aspect === 'selection')?.value as { id: string } | null | undefined;
  return value?.id;
};
const ready = (by: string, version: number) => room.ready(by, { version });

describe('R55 laggards', () => {
  const behind = () => told().behind;
  beforeEach(() => {
    join('wall', 'wall-0');
    join('wall', 'wall-1');
    join('desk');
    show('a');
    ready('wall-0', 1);
    tick(500);
  });

  it('are told to who showed it, and marked until they have caught up', () => {
    expect(of('told')).toEqual([['desk', 'told', { code: 'late', from: { screenId: 'wall-1', name: 'WALL-1' }, aspects: [], more: 0 }]]);
    tick(250);
    expect(behind()).toEqual(['wall-1']);
    ready('wall-1', 1);
    tick(250);
    expect(behind()).toEqual([]);
  });

  it('are none any more when they are ready for the next show, or gone', () => {
    show('b');
    ready('wall-0', 2);
    ready('wall-1', 2);
    tick(250);
    expect(behind()).toEqual([]);
    show('c');
    tick(500);
    tick(250);
    expect(behind()).toEqual(['wall-0', 'wall-1']);
    expect(of('told').at(-1)![2]).toMatchObject({ from: { screenId: 'wall-0' }, more: 1 });
    room.leave('wall-0');
    join('wall', 'wall-1');
    tick(250);
    expect(behind()).toEqual([]);
  });

  it('of what the hub shows by itself are told to nobody', () => {
    out = [];
    room.showItself({ subject: 'hub', screen: 'List' }, { values: place('x'), transitionMs: 0, caption: null });
    tick(500);
    expect(of('told')).toEqual([]);
  });
});

describe('R53 a chart beside the picture', () => {
  const chart = (kind: 'day' | 'phase'): ShownValues => ({ charts: [{ chart: kind, place: 'card', until: null }] });
  const beside = (kind: 'day' | 'phase') => room.show('desk', { values: chart(kind), transitionMs: 0, caption: null });
  const chartsNow = () => {
    const { values } = join('wall', 'probe');
    room.leave('probe');
    return values.find(({ aspect }) => aspect === 'charts')?.value;
  };

  it('leaves what is said with the picture, until somebody leads that', () => {
    join('desk');
    show('flood');
    beside('day');
    expect([told().shown?.caption?.title, chartsNow()]).toEqual(['flood', chart('day').charts]);
    room.setRole('desk', { aspect: 'selection', role: 'lead' });
    expect(told().shown).toBeNull();
  });

  it('is taken away by undo, also where the room never had one', () => {
    join('desk');
    beside('day');
    beside('phase');
    expect(room.undo('desk')).toMatchObject({ ok: true });
    expect(chartsNow()).toEqual(chart('day').charts);
    room.undo('desk');
    expect(chartsNow()).toEqual([]);
  });
});

describe('R40 two phases', () => {
  it('prepares everybody and commits as soon as every wall that follows is ready', () => {
    join('wall', 'wall-0');
    join('wall', 'wall-1');
    join('desk');
    expect(show('a')).toEqual({ ok: true, value: { version: 1 } });
    expect(of('prepare').map(([to]) => to)).toEqual(['wall-0', 'wall-1', 'desk']);
    ready('wall-0', 1);
    expect([of('commit'), room.busy]).toEqual([[], true]);
    ready('wall-1', 1);
    expect(of('commit')).toEqual(['wall-0', 'wall-1', 'desk'].map((to) => [to, 'commit', { version: 1, applyAt: time + 150, versions: { selection: { epoch: 2, seq: 1 } } }]));
    expect([late, valueNow()]).toEqual([[], 'a']);
  });

  it('goes on after 500 ms without a tile that is not ready, and names it', () => {
    join('wall', 'wall-0');
    join('wall', 'wall-1');
    join('desk');
    show('a');
    ready('wall-0', 1);
    tick(499);
    expect(of('commit')).toEqual([]);
    tick(1);
    expect(of('commit')).toHaveLength(3);
    expect(late).toEqual([[1, ['wall-1']]]);
  });

  it('waits for no tablet, and for no wall that is free', () => {
    join('wall');
    join('field');
    join('desk');
    room.setRole('wall', { aspect: 'selection', role: 'free' });
    show('a');
    expect(of('commit').map(([to]) => to)).toEqual(['wall', 'field', 'desk']);
  });

  it('a wall that goes is waited for no longer', () => {
    join('wall');
    join('desk');
    show('a');
    room.leave('wall');
    expect(of('commit').map(([to]) => to)).toEqual(['desk']);
    expect(late).toEqual([]);
  });

  it('of two shows that race the newer one is committed, once', () => {
    join('wall');
    join('desk');
    join('field');
    show('a');
    expect(show('b', 'field')).toEqual({ ok: true, value: { version: 2 } });
    ready('wall', 1);
    expect(of('commit')).toEqual([]);
    ready('wall', 2);
    expect(of('commit').map(([, , message]) => (message as Commit).version)).toEqual([2, 2, 2]);
    tick(1_000);
    expect([of('commit').length, valueNow(), told().shown?.by.screen]).toEqual([3, 'b', 'FIELD']);
  });
});

describe('R41 who missed the first phase has the value all the same', () => {
  it('a tile that is reloaded in the middle gets it plainly and is not waited for', () => {
    join('wall', 'wall-0');
    join('wall', 'wall-1');
    join('desk');
    show('a');
    room.leave('wall-1');
    const { values } = join('wall', 'wall-1');
    expect(values).toEqual([]);
    out = [];
    ready('wall-0', 1);
    expect(of('commit').map(([to]) => to)).toEqual(['wall-0', 'desk']);
    expect(of('aspect')).toEqual([['wall-1', 'aspect', { aspect: 'selection', kind: 'settle', epoch: 2, seq: 1, sampledAt: time + 150, value: { kind: 'building', id: 'a' }, leader: '' }]]);
  });

  it('who joins later has it in the welcome', () => {
    join('desk');
    show('a');
    expect(join('wall').values).toMatchObject([{ aspect: 'selection', epoch: 2, seq: 1, value: { id: 'a' } }]);
  });
});

describe('R42 who may show', () => {
  it('is told by its role; a wall may not, a tablet may', () => {
    join('wall');
    join('field');
    expect(show('a', 'wall')).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    expect(room.undo('wall')).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    expect(show('a', 'field')).toMatchObject({ ok: true });
    expect(show('a', 'ghost')).toMatchObject({ ok: false, refusal: { code: 'unavailable' } });
  });
});

describe('R43 the room holds what it was shown', () => {
  const roleOf = (screenId: string, aspect: Aspect) => told().screens.find(({ screen }) => screen.screenId === screenId)?.roles[aspect];

  it('the leader before becomes a follower and is told by whom; its later values are stale', () => {
    join('desk');
    join('field');
    say(1, 'old');
    show('a', 'field');
    expect(of('told')).toEqual([['desk', 'told', { code: 'shown', from: { screenId: 'field', name: 'FIELD' }, aspects: ['selection'] }]]);
    expect(told().leases.selection).toEqual({ epoch: 2, leader: null });
    expect([roleOf('desk', 'selection'), roleOf('desk', 'camera')]).toEqual(['follow', 'lead']);
    expect(say(2, 'late')).toMatchObject({ ok: false, refusal: { code: 'stale' } });
  });

  it('who shows what it leads is not told so', () => {
    join('desk');
    show('a');
    expect(of('told')).toEqual([]);
  });

  it('the room hears of the leases before it hears of the commit', () => {
    join('desk');
    tick();
    const before = rooms.length;
    show('a', 'desk');
    expect(rooms.length).toBe(before + 1);
    expect(rooms.at(-1)).toMatchObject({ shown: { version: 1, caption: { title: 'a' } }, leases: { selection: { leader: null } } });
  });

  it('a desk that opens, and a leader that comes back, follow it; who takes the lead has it', () => {
    join('desk');
    room.leave('desk');
    join('field');
    show('a', 'field');
    expect(join('desk').roles).toMatchObject({ selection: 'follow', camera: 'lead' });
    expect(join('desk', 'other', { roles: { selection: 'lead' } as Join['roles'] }).roles.selection).toBe('follow');
    expect(room.setRole('other', { aspect: 'selection', role: 'lead' })).toEqual({ ok: true, value: { epoch: 3, leader: 'other' } });
  });

  it('what was said with a picture is gone when somebody leads part of it', () => {
    join('desk');
    show('a');
    expect(told().shown?.caption?.title).toBe('a');
    room.setRole('desk', { aspect: 'camera', role: 'lead' });
    expect(told().shown?.caption?.title).toBe('a');
    room.setRole('desk', { aspect: 'selection', role: 'lead' });
    expect(told().shown).toBeNull();
  });
});

describe('R44 undo', () => {
  it('returns to what the room showed before, picture by picture, with its caption', () => {
    join('desk');
    say(1, 'first');
    expect(told().undoable).toBe(false);
    show('a');
    show('b');
    expect(told().undoable).toBe(true);
    room.undo('desk');
    expect([valueNow(), told().shown?.caption?.title]).toEqual(['a', 'a']);
    room.undo('desk');
    expect([valueNow(), told().shown?.caption, told().undoable]).toEqual(['first', null, false]);
    expect(room.undo('desk')).toMatchObject({ ok: false, refusal: { code: 'unavailable' } });
  });

  it('returns to the picture before another screen took the lead', () => {
    join('desk');
    join('desk', 'second');
    say(1, 'first');
    room.setRole('second', { aspect: 'selection', role: 'lead' });
    say(1, 'other', 2, 'second');
    room.undo('desk');
    expect([valueNow(), told().leases.selection.leader]).toEqual(['first', null]);
  });

  it('calls off a show that is still being prepared', () => {
    join('wall');
    join('desk');
    say(1, 'first');
    show('a');
    expect(room.undo('desk')).toEqual({ ok: true, value: { version: 1 } });
    tick(1_000);
    expect([of('commit'), valueNow()]).toEqual([[], 'first']);
  });

  it('leaves alone what the show did not change, and goes back 50 pictures at most', () => {
    join('desk');
    say(1, 'first');
    for (let i = 1; i <= 60; i++) show(`s${i}`);
    expect(told().leases.camera.leader).toBe('desk');
    let steps = 0;
    while (room.undo('desk').ok) steps += 1;
    expect([steps, valueNow(), told().leases.camera.leader]).toEqual([50, 's10', 'desk']);
  });
});
