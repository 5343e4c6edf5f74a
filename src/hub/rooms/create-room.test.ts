import { aspects, type Identity, type Screen } from '@/model';
import type { AspectMessage, Join, Room as RoomMessage } from '@/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRoom } from './create-room';
import type { Room, RoomOutput } from './room';

type Delivery = [screenId: string, message: AspectMessage & { leader: string }];

let time: number;
let rooms: RoomMessage[];
let sent: Delivery[];
/** Of `sent`, what may not be lost. */
let reliable: AspectMessage[];
let room: Room;

const take: RoomOutput['aspect'] = (screenIds, message, reliably) => {
  for (const screenId of screenIds) sent.push([screenId, message]);
  if (reliably) reliable.push(message);
};

beforeEach(() => {
  time = 1_000_000;
  rooms = [];
  sent = [];
  reliable = [];
  room = createRoom({
    name: 'ops', hub: 'hub-1', cityId: 'astana', now: () => time,
    output: { room: (message) => rooms.push(message), aspect: take, playout: () => {}, told: () => {}, prepare: () => {}, commit: () => {}, late: () => {} },
  });
});

const classes = { desk: 'medium', wall: 'large', field: 'small' } as const;
const roles: Record<keyof typeof classes, Identity['role']> = { desk: 'dispatcher', wall: 'wall', field: 'inspector' };
type Kind = keyof typeof classes;

const screenOf = (kind: Kind, screenId: string): Screen => ({ screenId, name: screenId.toUpperCase(), class: classes[kind] });
const identityOf = (kind: Kind): Identity => ({ subject: kind, role: roles[kind], room: 'ops' });
const join = (kind: Kind, screenId: string = kind, message: Partial<Join> = {}) =>
  room.join(screenOf(kind, screenId), identityOf(kind), { known: {}, requestsAfter: 0, ...message });

const all = (role: string): Record<string, string> => Object.fromEntries(aspects.map((aspect) => [aspect, role]));
const select = (seq: number, id: string, { epoch = 1, kind = 'settle' as const, sampledAt = time } = {}): AspectMessage =>
  ({ aspect: 'selection', kind, epoch, seq, sampledAt, value: { kind: 'building', id } });
const move = (seq: number, longitude: number, { epoch = 1, kind = 'move' as 'move' | 'settle', sampledAt = time } = {}): AspectMessage => ({
  aspect: 'camera', kind, epoch, seq, sampledAt,
  value: { view: { longitude, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, aspectRatio: 1.6 },
});
/** What the room was told last. */
function told(): RoomMessage {
  room.tick();
  return rooms.at(-1)!;
}
const lease = (aspect: 'camera' | 'selection') => told().leases[aspect];
const roleNow = (screenId: string, aspect: 'camera' | 'selection') =>
  told().screens.find(({ screen }) => screen.screenId === screenId)!.roles[aspect];

describe('joining', () => {
  it('R5 lets a desk lead what nobody leads, and others follow', () => {
    expect(join('wall').roles).toEqual(all('follow'));
    expect(join('desk').roles).toEqual(all('lead'));
    expect(join('desk', 'second-desk').roles).toEqual(all('follow'));
    expect(join('field').roles).toEqual(all('follow'));
  });

  it('R5 a desk page with a link that may not lead follows', () => {
    const welcome = room.join(screenOf('desk', 'd'), identityOf('wall'), { known: {}, requestsAfter: 0 });
    expect(welcome.roles).toEqual(all('follow'));
  });

  it('R5 a returning screen has its roles back, and R3 its own lease goes on in the same epoch', () => {
    join('desk');
    join('field');
    room.setRole('field', { aspect: 'camera', role: 'free' });
    room.leave('desk');
    room.leave('field');
    expect(join('desk').room.leases.camera).toEqual({ epoch: 1, leader: 'desk' });
    expect(join('field').roles).toEqual({ ...all('follow'), camera: 'free' });
  });

  it('R5 a returning leader follows when another leads by now', () => {
    join('desk');
    join('field');
    room.leave('desk');
    time += 5_000;
    room.tick();
    room.setRole('field', { aspect: 'selection', role: 'lead' });
    expect(join('desk').roles).toEqual({ ...all('lead'), selection: 'follow' });
  });

  it('R5 a desk that comes just after the only leader went leads when that lease runs out', () => {
    join('desk');
    room.leave('desk');
    time += 2_000;
    expect(join('desk', 'second-desk').roles).toEqual(all('follow'));
    join('desk', 'third-desk');
    room.setRole('second-desk', { aspect: 'selection', role: 'free' });
    time += 3_000;
    expect(lease('camera')).toEqual({ epoch: 2, leader: 'second-desk' });
    expect(roleNow('second-desk', 'camera')).toBe('lead');
    expect(lease('selection').leader).toBeNull();
  });

  it('R5 a desk that came while its leader was there does not lead when that goes, nor does a wall or tablet', () => {
    join('desk');
    join('desk', 'second-desk');
    room.leave('desk');
    join('wall');
    join('field');
    time += 5_000;
    expect(lease('camera').leader).toBeNull();
  });

  it('R5 a leader that comes back in time leads on', () => {
    join('desk');
    room.leave('desk');
    time += 2_000;
    join('desk', 'second-desk');
    join('desk');
    time += 3_000;
    expect(lease('camera')).toEqual({ epoch: 1, leader: 'desk' });
  });

  it('R5 what the screen remembers goes before what the hub remembers', () => {
    join('desk');
    room.leave('desk');
    expect(join('desk', 'desk', { roles: { ...all('follow'), camera: 'free' } as Join['roles'] }).roles).toEqual({ ...all('follow'), camera: 'free' });
    expect(lease('camera').leader).toBeNull();
  });

  it('a screen id used by somebody else does not inherit roles or leases', () => {
    join('desk', 'shared-id');
    const welcome = room.join(screenOf('wall', 'shared-id'), identityOf('wall'), { known: {}, requestsAfter: 0 });
    expect(welcome.roles).toEqual(all('follow'));
    expect(welcome.room.leases.camera).toEqual({ epoch: 1, leader: null });
  });

  it('answers with what is newer than the screen holds, R20 of this hub only', () => {
    join('desk');
    room.aspect('desk', select(4, 'a'));
    const values = (message: Partial<Join>): AspectMessage[] => join('wall', 'wall', message).values;
    expect(values({})).toEqual([select(4, 'a')]);
    expect(values({ hub: 'hub-1', known: { selection: { epoch: 1, seq: 4 } } })).toEqual([]);
    expect(values({ hub: 'hub-1', known: { selection: { epoch: 1, seq: 3 } } })).toHaveLength(1);
    expect(values({ hub: 'other', known: { selection: { epoch: 9, seq: 9 } } })).toHaveLength(1);
  });

  it('gives a value in motion as one at rest', () => {
    join('desk');
    room.aspect('desk', move(1, 71));
    expect(join('wall').values).toEqual([move(1, 71, { kind: 'settle' })]);
  });
});

describe('leases', () => {
  it('R2 a lease ends after 5 s without a sign of life, and its leader follows', () => {
    join('desk');
    time += 4_999;
    room.tick();
    expect(lease('camera').leader).toBe('desk');
    time += 1;
    room.tick();
    expect(lease('camera')).toEqual({ epoch: 1, leader: null });
    expect(roleNow('desk', 'camera')).toBe('follow');
  });

  it('R2 renewing and saying a value both keep it', () => {
    join('desk');
    time += 4_000;
    room.renew('desk', { aspect: 'camera', epoch: 1 });
    room.aspect('desk', select(1, 'a'));
    time += 4_000;
    room.tick();
    expect(lease('camera').leader).toBe('desk');
    expect(lease('selection').leader).toBe('desk');
  });

  it('R2 renewing another epoch, another’s lease or an unknown aspect does nothing', () => {
    join('desk');
    join('field');
    time += 4_000;
    room.renew('desk', { aspect: 'camera', epoch: 0 });
    room.renew('field', { aspect: 'camera', epoch: 1 });
    room.renew('desk', { aspect: 'weather', epoch: 1 });
    time += 1_000;
    room.tick();
    expect(lease('camera').leader).toBeNull();
  });

  it('R3 every take-over raises the epoch', () => {
    join('desk');
    expect(room.setRole('desk', { aspect: 'camera', role: 'free' })).toEqual({ ok: true, value: { epoch: 1, leader: null } });
    expect(room.setRole('desk', { aspect: 'camera', role: 'lead' })).toEqual({ ok: true, value: { epoch: 2, leader: 'desk' } });
    expect(room.setRole('desk', { aspect: 'camera', role: 'lead' })).toEqual({ ok: true, value: { epoch: 2, leader: 'desk' } });
  });

  it('R7 a dispatcher takes the lead from another screen, which then follows', () => {
    join('desk');
    join('desk', 'second-desk');
    room.aspect('desk', select(1, 'a'));
    sent = [];
    expect(room.setRole('second-desk', { aspect: 'selection', role: 'lead' })).toEqual({ ok: true, value: { epoch: 2, leader: 'second-desk' } });
    expect(roleNow('desk', 'selection')).toBe('follow');
    expect(roleNow('second-desk', 'selection')).toBe('lead');
    expect(sent).toEqual([['desk', { ...select(1, 'a'), leader: 'desk' }]]);
  });

  it('R7 others may lead only what nobody leads, and walls nothing', () => {
    join('desk');
    join('field');
    join('wall');
    expect(room.setRole('field', { aspect: 'camera', role: 'lead' })).toMatchObject({ ok: false, refusal: { code: 'lease-held', message: '"DESK" leads camera' } });
    expect(room.setRole('wall', { aspect: 'camera', role: 'lead' })).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    room.setRole('desk', { aspect: 'camera', role: 'free' });
    expect(room.setRole('field', { aspect: 'camera', role: 'lead' })).toMatchObject({ ok: true });
  });

  it('R1 two screens that want to follow leave nobody leading, never each other', () => {
    join('desk');
    join('field');
    room.setRole('desk', { aspect: 'camera', role: 'follow' });
    room.setRole('field', { aspect: 'camera', role: 'follow' });
    expect(lease('camera').leader).toBeNull();
  });

  it('a screen that has not joined is refused', () => {
    expect(room.setRole('ghost', { aspect: 'camera', role: 'lead' })).toMatchObject({ ok: false, refusal: { code: 'unavailable' } });
    expect(room.aspect('ghost', select(1, 'a'))).toMatchObject({ ok: false, refusal: { code: 'unavailable' } });
    room.leave('ghost');
    expect(room.size).toBe(0);
  });
});

describe('values', () => {
  it('R8 a value from another than the leader, or under another epoch, is stale', () => {
    join('desk');
    join('field');
    expect(room.aspect('field', select(1, 'a'))).toMatchObject({ ok: false, refusal: { code: 'stale' } });
    expect(room.aspect('desk', select(1, 'a', { epoch: 0 }))).toMatchObject({ ok: false, refusal: { code: 'stale' } });
    expect(room.aspect('desk', select(1, 'a', { epoch: 2 }))).toMatchObject({ ok: false, refusal: { code: 'stale' } });
    expect(sent).toEqual([]);
  });

  it('R8 what is not newer is stale, but the same value again is answered again and not sent again', () => {
    join('desk');
    join('wall');
    expect(room.aspect('desk', select(2, 'b'))).toEqual({ ok: true, value: { epoch: 1, seq: 2 } });
    expect(room.aspect('desk', select(1, 'a'))).toMatchObject({ ok: false, refusal: { code: 'stale' } });
    expect(room.aspect('desk', select(2, 'b'))).toEqual({ ok: true, value: { epoch: 1, seq: 2 } });
    expect(sent).toHaveLength(1);
  });

  it('R8 a settle of what was a move ends the motion', () => {
    join('desk');
    join('wall');
    room.aspect('desk', move(1, 71));
    room.aspect('desk', move(1, 71, { kind: 'settle' }));
    room.tick();
    expect(sent).toEqual([['wall', { ...move(1, 71, { kind: 'settle' }), leader: 'desk' }]]);
  });

  it('R9 goes to followers only', () => {
    join('desk');
    join('wall');
    join('field');
    room.setRole('field', { aspect: 'selection', role: 'free' });
    room.aspect('desk', select(1, 'a'));
    expect(sent.map(([screenId]) => screenId)).toEqual(['wall']);
  });

  it('R9 who begins to follow gets the present value at once, even when its leader is gone', () => {
    join('desk');
    join('field');
    room.setRole('field', { aspect: 'selection', role: 'free' });
    room.aspect('desk', select(1, 'a'));
    room.leave('desk');
    time += 60_000;
    room.tick();
    room.setRole('field', { aspect: 'selection', role: 'follow' });
    expect(sent).toEqual([['field', { ...select(1, 'a', { sampledAt: 1_000_000 }), leader: 'desk' }]]);
  });

  it('R10 keeps only the latest move, sends it once on the next tick, and a settle takes its place', () => {
    join('desk');
    join('wall');
    room.aspect('desk', move(1, 71));
    room.aspect('desk', move(2, 72));
    expect([sent, room.busy]).toEqual([[], true]);
    room.tick();
    room.tick();
    expect(sent).toEqual([['wall', { ...move(2, 72), leader: 'desk' }]]);
    room.aspect('desk', move(3, 73));
    room.aspect('desk', move(4, 74, { kind: 'settle' }));
    room.tick();
    expect(sent.map(([, { kind, seq }]) => [kind, seq])).toEqual([['move', 2], ['settle', 4]]);
  });

  it.each<[string, () => void]>([
    ['leaves', () => room.leave('desk')],
    ['hands over', () => room.setRole('desk', { aspect: 'camera', role: 'free' })],
    ['falls silent', () => { time += 5_000; room.tick(); }],
    ['is replaced', () => room.setRole('second-desk', { aspect: 'camera', role: 'lead' })],
    ['comes back', () => join('desk')],
  ])('R11 a motion whose leader %s ends where it is', (_, go) => {
    join('desk');
    join('wall');
    join('desk', 'second-desk');
    room.aspect('desk', move(1, 71));
    go();
    room.tick();
    expect(sent.filter(([screenId]) => screenId === 'wall')).toEqual([['wall', { ...move(1, 71, { kind: 'settle', sampledAt: 1_000_000 }), leader: 'desk' }]]);
  });

  it('R12 repeats an aspect that keeps moving every 20 s, reliably, and as a motion that goes on', () => {
    join('desk');
    join('wall');
    for (let seq = 1; seq <= 50; seq++) {
      room.aspect('desk', move(seq, 71));
      room.tick();
      time += 1_000;
    }
    expect(reliable.map(({ seq, kind }) => [seq, kind])).toEqual([[21, 'move'], [41, 'move']]);
  });

  it('a sample from the future is brought back to hub time', () => {
    join('desk');
    join('wall');
    room.aspect('desk', select(1, 'a', { sampledAt: time + 60_000 }));
    expect(sent[0]![1].sampledAt).toBe(time + 250);
  });
});

describe('R21 what the room is told', () => {
  const names = (): string[] => told().screens.map(({ screen }) => screen.name);

  it('is who is here and who leads, whole', () => {
    join('wall');
    join('desk');
    expect(names()).toEqual(['WALL', 'DESK']);
    expect(lease('camera').leader).toBe('desk');
    expect(room.size).toBe(2);
  });

  it('comes at once when a lease changes, and once for many', () => {
    join('wall');
    join('desk');
    expect(room.busy).toBe(true);
    told();
    room.setRole('desk', { aspect: 'camera', role: 'free' });
    room.setRole('desk', { aspect: 'layers', role: 'free' });
    told();
    expect([rooms.length, room.busy]).toEqual([2, false]);
  });

  it('waits for more when only who is here changes, the longer the more are here', () => {
    for (let i = 0; i < 100; i++) join('wall', `wall-${i}`);
    told();
    room.leave('wall-7');
    time += 900;
    expect(names()).toHaveLength(100);
    time += 100;
    expect(names()).toHaveLength(99);
    expect(rooms).toHaveLength(2);
  });
});
