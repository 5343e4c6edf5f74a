import { aspects, type Aspect, type Identity, type LinkRole } from '@/model';
import type { AspectMessage, Room as RoomMessage, Told } from '@/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRoom } from './create-room';
import type { Room } from './room';
import { askMs } from './room-acts';

let time: number;
let rooms: RoomMessage[];
let sent: [screenId: string, message: AspectMessage][];
let heard: [screenId: string, message: Told][];
let room: Room;

beforeEach(() => {
  time = 1_000_000;
  rooms = [];
  sent = [];
  heard = [];
  room = createRoom({
    name: 'ops', hub: 'hub-1', cityId: 'astana', now: () => time,
    output: {
      room: (message) => rooms.push(message),
      aspect: (screenIds, message) => screenIds.forEach((screenId) => sent.push([screenId, message])),
      playout: () => {},
      told: (screenId, message) => heard.push([screenId, message]),
      prepare: () => {}, commit: () => {}, late: () => {},
    },
  });
});

const classes = { dispatcher: 'medium', wall: 'large', inspector: 'small', viewer: 'medium' } as const;
/** Screens are named after what they are: `desk-a` is a dispatcher's, `tablet` an inspector's. */
const identityRole = (screenId: string): Identity['role'] =>
  screenId.startsWith('desk') ? 'dispatcher' : screenId.startsWith('tablet') ? 'inspector' : screenId.startsWith('viewer') ? 'viewer' : 'wall';
const join = (...screenIds: string[]): void => {
  for (const screenId of screenIds) {
    const role = identityRole(screenId);
    room.join({ screenId, name: screenId.toUpperCase(), class: classes[role] }, { subject: screenId, role, room: 'ops' }, { known: {}, requestsAfter: 0 });
  }
};
const now = (): RoomMessage => {
  room.tick();
  return rooms.at(-1)!;
};
const leaderOf = (aspect: Aspect): string | null => now().leases[aspect].leader;
const rolesOf = (screenId: string): Record<Aspect, LinkRole> => now().screens.find(({ screen }) => screen.screenId === screenId)!.roles;
const all = (role: LinkRole): Record<string, LinkRole> => Object.fromEntries(aspects.map((aspect) => [aspect, role]));
const select = (screenId: string, epoch: number, seq: number) =>
  room.aspect(screenId, { aspect: 'selection', kind: 'settle', epoch, seq, sampledAt: time, value: { kind: 'building', id: 'b' } });
const refusal = (code: string, message: string | RegExp) => ({ ok: false, refusal: { code, message: expect.stringMatching(message) as string, remedy: expect.stringMatching(/\w/) as string } });
const done = { ok: true, value: null };

describe('R22 handing over', () => {
  it('gives the lead to another screen under a new epoch; who had it follows, and the other is told', () => {
    join('desk-a', 'tablet');
    const { epoch } = now().leases.camera;
    expect(room.handOver('desk-a', { aspects: ['camera'], to: 'tablet' })).toEqual(done);
    expect(now().leases.camera).toEqual({ epoch: epoch + 1, leader: 'tablet' });
    expect(rolesOf('desk-a')).toEqual({ ...all('lead'), camera: 'follow' });
    expect(heard).toEqual([['tablet', { code: 'handed-over', from: { screenId: 'desk-a', name: 'DESK-A' }, aspects: ['camera'] }]]);
  });

  it('shows the present value to who gave it away', () => {
    join('desk-a', 'tablet');
    select('desk-a', 1, 1);
    room.handOver('desk-a', { aspects: ['selection'], to: 'tablet' });
    now();
    expect(sent.filter(([screenId]) => screenId === 'desk-a')).toHaveLength(1);
    expect(select('desk-a', 1, 2)).toMatchObject(refusal('stale', 'led by tablet'));
    expect(select('tablet', 2, 1)).toMatchObject({ ok: true });
  });

  it('to a screen that has left is refused, and the lead stays', () => {
    join('desk-a', 'tablet');
    room.leave('tablet');
    expect(room.handOver('desk-a', { aspects: ['camera'], to: 'tablet' })).toEqual(refusal('unavailable', 'has left'));
    expect(leaderOf('camera')).toBe('desk-a');
  });

  it.each(['wall', 'viewer'])('to a %s is refused: it may not lead', (to) => {
    join('desk-a', to);
    expect(room.handOver('desk-a', { aspects: ['camera'], to })).toEqual(refusal('forbidden', 'may not lead camera'));
    expect(leaderOf('camera')).toBe('desk-a');
  });

  it('of several aspects happens whole or not at all', () => {
    join('tablet', 'tablet-b');
    room.setRole('tablet', { aspect: 'camera', role: 'lead' });
    expect(room.handOver('tablet', { aspects: ['camera', 'clock'], to: 'tablet-b' })).toEqual(refusal('stale', 'nobody leads clock'));
    expect(leaderOf('camera')).toBe('tablet');
    expect(heard).toEqual([]);
  });

  it('of a lead that another has by now is refused for an inspector, who hears whom to ask', () => {
    join('desk-a', 'tablet', 'tablet-b');
    expect(room.handOver('tablet', { aspects: ['camera'], to: 'tablet-b' })).toEqual(refusal('stale', '"DESK-A" leads camera now'));
  });

  it('of another screen\'s lead, or of what nobody leads, is a dispatcher\'s right', () => {
    join('tablet', 'desk-a', 'tablet-b');
    room.setRole('desk-a', { aspect: 'clock', role: 'follow' });
    room.handOver('desk-a', { aspects: ['camera'], to: 'tablet' });
    expect(room.handOver('desk-a', { aspects: ['camera', 'clock'], to: 'tablet-b' })).toEqual(done);
    expect([leaderOf('camera'), leaderOf('clock')]).toEqual(['tablet-b', 'tablet-b']);
    expect(rolesOf('tablet').camera).toBe('follow');
  });

  it('to who leads already changes nothing and tells nobody', () => {
    join('desk-a');
    const before = now().leases;
    expect(room.handOver('desk-a', { aspects: ['camera'], to: 'desk-a' })).toEqual(done);
    expect(now().leases).toEqual(before);
    expect(heard).toEqual([]);
  });

  it('leaves a lease that ends like any other when the new leader is silent', () => {
    join('desk-a', 'tablet');
    room.handOver('desk-a', { aspects: ['camera'], to: 'tablet' });
    time += 5_000;
    expect(leaderOf('camera')).toBeNull();
    expect(rolesOf('tablet').camera).toBe('follow');
  });

  it('before joining is refused', () => {
    expect(room.handOver('desk-a', { aspects: ['camera'], to: 'desk-b' })).toEqual(refusal('unavailable', 'has not joined'));
  });
});

describe('R23 bringing everyone here', () => {
  it('makes this screen lead everything and all others follow it, and tells them', () => {
    join('desk-a', 'desk-b', 'tablet', 'wall', 'viewer');
    room.setRole('tablet', { aspect: 'camera', role: 'free' });
    room.setRole('desk-a', { aspect: 'clock', role: 'follow' });
    expect(room.gather('desk-b')).toEqual(done);
    expect(rolesOf('desk-b')).toEqual(all('lead'));
    for (const other of ['desk-a', 'tablet', 'wall', 'viewer']) expect(rolesOf(other)).toEqual(all('follow'));
    expect(heard.map(([screenId, { code, from }]) => [screenId, code, from.screenId])).toEqual(
      ['desk-a', 'tablet', 'wall', 'viewer'].map((screenId) => [screenId, 'gathered', 'desk-b']));
  });

  it('leaves own leases in their epoch, so what is on its way counts', () => {
    join('desk-a', 'tablet');
    room.setRole('tablet', { aspect: 'selection', role: 'free' });
    room.gather('desk-a');
    expect(select('desk-a', 1, 1)).toMatchObject({ ok: true });
    expect(sent.map(([screenId]) => screenId)).toEqual(['tablet']);
  });

  it('brings a screen that was on its own the present value', () => {
    join('desk-a', 'tablet');
    select('desk-a', 1, 1);
    room.setRole('tablet', { aspect: 'selection', role: 'free' });
    sent.length = 0;
    room.gather('desk-a');
    now();
    expect(sent).toEqual([['tablet', expect.objectContaining({ aspect: 'selection', kind: 'settle', seq: 1 })]]);
  });

  it.each(['tablet', 'wall', 'viewer'])('is refused to a %s', (screenId) => {
    join('desk-a', screenId);
    expect(room.gather(screenId)).toEqual(refusal('forbidden', 'may not bring everyone here'));
    expect(leaderOf('camera')).toBe('desk-a');
  });

  it('takes the lead of a screen that has just left', () => {
    join('desk-a', 'desk-b');
    room.leave('desk-a');
    room.gather('desk-b');
    expect(leaderOf('camera')).toBe('desk-b');
  });
});

describe('R24 asking for control', () => {
  it('tells each leader what is asked of it, and the asker who was asked', () => {
    join('desk-a', 'desk-b', 'tablet');
    room.setRole('desk-b', { aspect: 'clock', role: 'lead' });
    expect(room.askControl('tablet', { aspects: ['camera', 'layers', 'clock', 'camera'] })).toEqual({ ok: true, value: { asked: ['desk-a', 'desk-b'] } });
    expect(heard).toEqual([
      ['desk-a', { code: 'asked', from: { screenId: 'tablet', name: 'TABLET' }, aspects: ['camera', 'layers'] }],
      ['desk-b', { code: 'asked', from: { screenId: 'tablet', name: 'TABLET' }, aspects: ['clock'] }],
    ]);
  });

  it('when nobody leads is refused: take the lead', () => {
    join('tablet');
    expect(room.askControl('tablet', { aspects: ['camera'] })).toEqual({ ok: false, refusal: { code: 'unavailable', message: 'nobody leads it', remedy: 'Take the lead.' } });
  });

  it('of oneself is refused', () => {
    join('desk-a');
    expect(room.askControl('desk-a', { aspects: ['camera'] })).toEqual(refusal('unavailable', 'leads it already'));
  });

  it.each(['wall', 'viewer'])('by a %s is refused: it may not lead', (screenId) => {
    join('desk-a', screenId);
    expect(room.askControl(screenId, { aspects: ['camera'] })).toEqual(refusal('forbidden', `"${identityRole(screenId)}" may not lead camera`));
    expect(heard).toEqual([]);
  });

  it('of a leader that has just left is refused until its lease ends', () => {
    join('desk-a', 'tablet');
    room.leave('desk-a');
    expect(room.askControl('tablet', { aspects: ['camera'] })).toEqual(refusal('unavailable', 'has just left'));
  });
});

describe('R25 the answer', () => {
  it('is yes by handing over', () => {
    join('desk-a', 'tablet');
    room.askControl('tablet', { aspects: ['camera'] });
    expect(room.handOver('desk-a', { aspects: ['camera'], to: 'tablet' })).toEqual(done);
    expect(heard.at(-1)).toEqual(['tablet', expect.objectContaining({ code: 'handed-over', aspects: ['camera'] })]);
  });

  it('comes too late when another leads by now: even a dispatcher gives only what was asked of it', () => {
    join('desk-a', 'desk-b', 'tablet');
    room.askControl('tablet', { aspects: ['camera'] });
    room.setRole('desk-b', { aspect: 'camera', role: 'lead' });
    expect(room.handOver('desk-a', { aspects: ['camera'], to: 'tablet' })).toEqual(refusal('stale', '"DESK-B" leads camera now'));
    expect(leaderOf('camera')).toBe('desk-b');
    expect(room.handOver('desk-a', { aspects: ['camera'], to: 'tablet' })).toEqual(done);
  });

  it('no is told to the asker once', () => {
    join('desk-a', 'tablet');
    room.askControl('tablet', { aspects: ['camera'] });
    heard.length = 0;
    room.declineControl('desk-a', { to: 'tablet' });
    room.declineControl('desk-a', { to: 'tablet' });
    expect(heard).toEqual([['tablet', { code: 'declined', from: { screenId: 'desk-a', name: 'DESK-A' }, aspects: ['camera'] }]]);
  });

  it('is told to nobody who did not ask, has left, or asked a minute ago', () => {
    join('desk-a', 'tablet', 'tablet-b');
    room.declineControl('desk-a', { to: 'tablet' });
    room.askControl('tablet', { aspects: ['camera'] });
    room.askControl('tablet-b', { aspects: ['camera'] });
    heard.length = 0;
    room.leave('tablet');
    room.declineControl('desk-a', { to: 'tablet' });
    time += askMs;
    room.declineControl('desk-a', { to: 'tablet-b' });
    expect(heard).toEqual([]);
  });
});

describe('R28 a viewer follows only', () => {
  it('joins as a follower though its page is a desk\'s, and may not lead', () => {
    join('viewer');
    expect(rolesOf('viewer')).toEqual(all('follow'));
    expect(room.setRole('viewer', { aspect: 'camera', role: 'lead' })).toEqual(refusal('forbidden', 'may not lead camera'));
    expect(leaderOf('camera')).toBeNull();
  });
});
