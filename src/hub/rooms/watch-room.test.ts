import type { Identity, Screen } from '@/model';
import type { AspectMessage, RoomLogNote } from '@/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRoom } from './create-room';
import type { Room } from './room';
import { watchRoom, type RoomWatch } from './watch-room';

let time: number;
let room: Room;
let watch: RoomWatch;
let notes: RoomLogNote[];

const screens = { desk: 'medium', other: 'medium', tablet: 'small' } as const;
const join = (screenId: keyof typeof screens): void => {
  const screen: Screen = { screenId, name: screenId.toUpperCase(), class: screens[screenId] };
  const identity: Identity = { subject: `${screenId}@city`, role: screenId === 'tablet' ? 'inspector' : 'dispatcher', room: 'ops' };
  room.join(screen, identity, { known: {}, requestsAfter: 0 });
  watch.joined(screen, identity);
  watch.look();
};
const select = (epoch: number, seq: number, id: string, kind: 'move' | 'settle' = 'settle'): void => {
  const message: AspectMessage = { aspect: 'selection', kind, epoch, seq, sampledAt: time, value: { kind: 'building', id } };
  expect(room.aspect('desk', message)).toMatchObject({ ok: true });
  watch.look();
};
const said = (kind: RoomLogNote['kind']): RoomLogNote[] => notes.filter((note) => note.kind === kind);

beforeEach(() => {
  time = 1_000_000;
  notes = [];
  room = createRoom({
    name: 'ops', hub: 'hub-1', cityId: 'astana', now: () => time,
    output: { room: () => {}, aspect: () => {}, playout: () => {}, told: () => {}, prepare: () => {}, commit: () => {}, late: () => {} },
  });
  watch = watchRoom({ room, now: () => time, note: (note) => notes.push(note), stateChanged: () => {} });
  watch.look();
});

describe('R64 the log of a room', () => {
  it('begins with what the room shows', () => {
    expect(notes).toEqual([{ kind: 'state', screen: null, subject: null, content: { values: {}, leaders: {}, screens: [], caption: null } }]);
  });

  it('says who came, what it leads, and who left', () => {
    join('desk');
    room.leave('desk');
    watch.left('desk');
    expect(said('joined')).toEqual([{ kind: 'joined', screen: { screenId: 'desk', name: 'DESK' }, subject: 'desk@city', content: { class: 'medium', role: 'dispatcher' } }]);
    expect(said('leads')).toMatchObject([{ screen: { screenId: 'desk' }, content: { aspects: expect.arrayContaining(['camera', 'selection']) as string[] } }]);
    expect(said('left')).toMatchObject([{ screen: { name: 'DESK' }, subject: 'desk@city' }]);
  });

  it('says who took a lead from whom, and when one ended by itself', () => {
    join('desk');
    join('other');
    notes = [];
    time += 300;
    room.setRole('other', { aspect: 'camera', role: 'lead' });
    watch.look();
    expect(notes).toMatchObject([
      { kind: 'leads', screen: { screenId: 'other' }, content: { aspects: ['camera'] } },
      { kind: 'roles', screen: { screenId: 'desk' }, content: { roles: { camera: 'follow' } } },
      { kind: 'roles', screen: { screenId: 'other' }, content: { roles: { camera: 'lead' } } },
    ]);
    time += 6_000;
    room.tick();
    watch.look();
    expect(said('ended')).toMatchObject([{ screen: { screenId: 'other' }, content: { aspects: ['camera'] } }, { screen: { screenId: 'desk' } }]);
  });

  it('has a motion as samples, twice a second, and what it came to rest at', () => {
    join('desk');
    for (let i = 0; i < 120; i++) {
      time += 16;
      select(1, i + 1, `b${i}`, 'move');
    }
    time += 16;
    select(1, 121, 'end');
    watch.look();
    expect(said('move')).toHaveLength(4);
    expect(said('value')).toMatchObject([{ screen: { screenId: 'desk' }, content: { values: { selection: { id: 'end' } } } }]);
  });

  it('says what was shown to the room and by whom', () => {
    join('desk');
    notes = [];
    room.show('desk', { values: { region: 'c1' }, transitionMs: 0, caption: { title: 'Flood', text: '' } });
    watch.look();
    expect(said('shown')).toMatchObject([{ screen: { screenId: 'desk', name: 'DESK' }, subject: 'desk@city', content: { caption: { title: 'Flood' } } }]);
    expect(said('value')).toMatchObject([{ screen: null, content: { values: { region: 'c1' } } }]);
  });

  it('says what became of documents, by their names', () => {
    join('tablet');
    notes = [];
    watch.documentsChanged([{
      act: 'removed', changedBy: { subject: 'tablet@city', screen: 'TABLET' },
      document: { kind: 'alert', id: 'a', version: 1, by: { subject: 'x', screen: 'X' }, at: 1, content: { severity: 'severe', headline: 'Fire', description: '', position: { longitude: 1, latitude: 1, height: 1 }, distance: 100, expires: 9e12 } },
    }]);
    expect(notes).toEqual([{ kind: 'document', screen: { screenId: 'tablet', name: 'TABLET' }, subject: 'tablet@city', content: { act: 'removed', kind: 'alert', id: 'a', title: 'Fire' } }]);
  });

  it('repeats the whole state every two minutes while something happens, and not while nothing does', () => {
    join('desk');
    select(1, 1, 'b1');
    for (let i = 0; i < 500; i++) {
      time += 1_000;
      watch.look();
    }
    expect(said('state')).toHaveLength(2);
    expect(said('state')[1]).toMatchObject({ content: { values: { selection: { id: 'b1' } }, leaders: { camera: 'desk' }, screens: [{ screenId: 'desk', name: 'DESK' }] } });
  });
});
