import type { Identity, Screen } from '@/model';
import type { AspectMessage } from '@/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRoom } from './create-room';
import type { Room } from './room';

let time: number;
let room: Room;

const roles: Record<string, Identity['role']> = { anna: 'dispatcher', boris: 'dispatcher', tablet: 'inspector', wall: 'wall' };
const classes: Record<string, Screen['class']> = { anna: 'medium', boris: 'medium', tablet: 'small', wall: 'large' };
const join = (screenId: string) =>
  room.join({ screenId, name: screenId, class: classes[screenId]! }, { subject: screenId, role: roles[screenId]!, room: 'ops' }, { known: {}, requestsAfter: 0 });
const take = (screenId: string) => room.setRole(screenId, { aspect: 'selection', role: 'lead' });
const say = (screenId: string, epoch: number, seq: number): ReturnType<Room['aspect']> => {
  const message: AspectMessage = { aspect: 'selection', kind: 'settle', epoch, seq, sampledAt: time, value: { kind: 'building', id: `${screenId} ${seq}` } };
  return room.aspect(screenId, message);
};
const lease = () => room.snapshot().aspects.selection;
const granted = (epoch: number, leader: string) => ({ ok: true, value: { epoch, leader } });
const refused = (code: string) => ({ ok: false, refusal: { code } });
/** Its leader, who has said nothing, is silent for as long as a lease lasts; the hub's clock has not ticked since. */
const fallSilent = (): void => {
  time += 5_000;
};

beforeEach(() => {
  time = 1_000_000;
  room = createRoom({
    name: 'ops', hub: 'hub', cityId: 'astana', now: () => time,
    output: { room: () => {}, aspect: () => {}, playout: () => {}, told: () => {}, prepare: () => {}, commit: () => {}, late: () => {} },
  });
  for (const screenId of ['anna', 'boris', 'tablet', 'wall']) join(screenId);
});

describe('races for a lease', () => {
  it('R1 R3 of two that take it at once the later has it; what the earlier said meanwhile is stale', () => {
    expect(take('anna')).toEqual(granted(1, 'anna'));
    expect(take('boris')).toEqual(granted(2, 'boris'));
    expect(say('anna', 1, 1)).toMatchObject(refused('stale'));
    expect(say('boris', 2, 1)).toMatchObject({ ok: true });
    expect(lease()).toMatchObject({ epoch: 2, leader: 'boris', value: { value: { id: 'boris 1' } } });
  });

  it('R2 a sign of life that comes just in time keeps it, also against who waits for its end', () => {
    time += 4_999;
    room.renew('anna', { aspect: 'selection', epoch: 1 });
    time += 1;
    room.tick();
    expect(take('tablet')).toMatchObject(refused('lease-held'));
  });

  it('R2 R3 a sign of life that comes too late does not take it back from who has it by now', () => {
    fallSilent();
    room.tick();
    expect(take('tablet')).toEqual(granted(2, 'tablet'));
    room.renew('anna', { aspect: 'selection', epoch: 1 });
    expect(say('anna', 1, 1)).toMatchObject(refused('stale'));
    expect(say('tablet', 2, 1)).toMatchObject({ ok: true });
  });

  it('R2 R4 who asks again after its end, with nobody in between, leads under a new epoch', () => {
    fallSilent();
    room.tick();
    expect(say('anna', 1, 1)).toMatchObject(refused('stale'));
    expect(take('anna')).toEqual(granted(2, 'anna'));
    expect(say('anna', 2, 1)).toMatchObject({ ok: true });
  });

  it('R3 R22 handed over while the receiver takes it itself, it is had once', () => {
    expect(room.handOver('anna', { aspects: ['selection'], to: 'boris' })).toMatchObject({ ok: true });
    expect(take('boris')).toEqual(granted(2, 'boris'));
    expect(room.handOver('anna', { aspects: ['selection'], to: 'tablet' })).toMatchObject({ ok: true });
    expect(take('tablet')).toEqual(granted(3, 'tablet'));
  });

  it('R22 an inspector that lost it on the way has nothing to hand over', () => {
    room.setRole('anna', { aspect: 'selection', role: 'free' });
    expect(take('tablet')).toEqual(granted(2, 'tablet'));
    expect(take('boris')).toEqual(granted(3, 'boris'));
    expect(room.handOver('tablet', { aspects: ['selection'], to: 'anna' })).toMatchObject(refused('stale'));
    expect(say('boris', 3, 1)).toMatchObject({ ok: true });
  });

  it('R3 R5 a leader that comes back before its lease ends has it in its epoch, and after somebody took it follows', () => {
    room.leave('anna');
    expect(join('anna')).toMatchObject({ roles: { selection: 'lead' } });
    expect(say('anna', 1, 1)).toMatchObject({ ok: true });
    room.leave('anna');
    expect(take('boris')).toEqual(granted(2, 'boris'));
    expect(join('anna')).toMatchObject({ roles: { selection: 'follow' } });
    expect(say('anna', 1, 2)).toMatchObject(refused('stale'));
  });

  it('R1 given up while another takes it, whichever comes first, it has one leader', () => {
    room.setRole('anna', { aspect: 'selection', role: 'follow' });
    expect(take('boris')).toEqual(granted(2, 'boris'));
    expect(take('anna')).toEqual(granted(3, 'anna'));
    room.setRole('boris', { aspect: 'selection', role: 'follow' });
    expect(say('anna', 3, 1)).toMatchObject({ ok: true });
  });

  it('R7 R28 a wall that asks in the moment nobody leads does not have it either', () => {
    fallSilent();
    room.tick();
    expect(take('wall')).toMatchObject(refused('forbidden'));
  });
});
