import { aspects, type Identity, type Screen } from '@/model';
import type { AspectMessage } from '@/protocol';
import { describe, expect, it } from 'vitest';
import { createRoom } from './create-room';
import type { Room } from './room';
import { aspectPart, epochGap, pictureName, picturePart, readParts, type RememberedState } from './room-snapshot';

const desk: Screen = { screenId: 'desk', name: 'Desk', class: 'medium' };
const tablet: Screen = { screenId: 'tablet', name: 'Tablet', class: 'small' };
const dispatcher: Identity = { subject: 'desk', role: 'dispatcher', room: 'ops' };
const joining = { known: {}, requestsAfter: 0 };

function room(hub: string, remembered?: RememberedState): Room {
  return createRoom({
    name: 'ops', hub, cityId: 'astana', now: () => 1_000_000, ...(remembered && { remembered }),
    output: { room: () => {}, aspect: () => {}, playout: () => {}, told: () => {}, prepare: () => {}, commit: () => {}, late: () => {} },
  });
}
const select = (epoch: number, seq: number, id: string, kind: 'move' | 'settle' = 'settle'): AspectMessage => ({ aspect: 'selection', kind, epoch, seq, sampledAt: 1_000_000, value: { kind: 'building', id } });
/** What another hub reads of what this one has written. */
function readBack(before: Room): RememberedState {
  const snapshot = before.snapshot();
  const parts = [...aspects.map((part) => ({ part: part as string, content: aspectPart(snapshot.aspects[part]) as unknown })), { part: pictureName, content: picturePart(snapshot) }];
  return readParts(JSON.parse(JSON.stringify(parts)) as typeof parts, (part) => { throw new Error(part); });
}

describe('R63 a room of a hub that was restarted', () => {
  it('shows what it showed, at rest, and nobody leads it', () => {
    const first = room('hub-1');
    first.join(desk, dispatcher, joining);
    first.aspect('desk', select(1, 4, 'b1', 'move'));
    const second = room('hub-2', readBack(first));
    const { values, room: { leases } } = second.join(tablet, { ...dispatcher, role: 'inspector' }, joining);
    expect(values).toEqual([select(1, 4, 'b1')]);
    expect(leases.selection).toEqual({ epoch: 1 + epochGap, leader: null });
  });

  it('grants only epochs above any that was granted before', () => {
    const first = room('hub-1');
    first.join(desk, dispatcher, joining);
    const kept = readBack(first);
    first.setRole('desk', { aspect: 'selection', role: 'free' });
    first.setRole('desk', { aspect: 'selection', role: 'lead' });
    const second = room('hub-2', kept);
    second.join(desk, dispatcher, joining);
    expect(second.snapshot().aspects.selection.epoch).toBeGreaterThan(first.snapshot().aspects.selection.epoch);
    expect(second.aspect('desk', select(2 + epochGap, 1, 'b2'))).toMatchObject({ ok: true });
    expect(second.aspect('desk', select(2, 9, 'old'))).toMatchObject({ ok: false, refusal: { code: 'stale' } });
  });

  it('still says what was last shown, and by whom', () => {
    const first = room('hub-1');
    first.join(desk, dispatcher, joining);
    first.show('desk', { values: { selection: null }, transitionMs: 0, caption: { title: 'Flood', text: '' } });
    const { shown } = first.snapshot();
    expect(shown).toMatchObject({ version: 1, caption: { title: 'Flood' }, by: { subject: 'desk' } });
    const second = room('hub-2', readBack(first));
    expect(second.join(desk, dispatcher, joining).room.shown).toEqual(shown);
    second.show('desk', { values: { region: null }, transitionMs: 0, caption: null });
    expect(second.snapshot().shown?.version).toBe(2);
  });

  it('leaves out what cannot be read, and says so', () => {
    const wrong: string[] = [];
    expect(readParts([{ part: 'camera', content: { epoch: 3, leader: '', value: {} } }, { part: 'clock', content: { epoch: 2, leader: '', value: null } }], (part) => wrong.push(part)))
      .toEqual({ aspects: { clock: { epoch: 2 + epochGap, value: null } }, shown: null, held: [], history: [] });
    expect(wrong).toEqual(['camera']);
  });
});
