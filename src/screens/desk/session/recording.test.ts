import type { SharedState } from '@/model';
import type { RoomLogEntry, RoomLogNote } from '@/protocol';
import { describe, expect, it } from 'vitest';
import { leadSpans, marksOf, stateAt } from './recording';

const camera = (longitude: number): SharedState['camera'] => ({ aspectRatio: 1.6, view: { longitude, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 } });
const desk = { screen: { screenId: 'desk', name: 'Desk' }, subject: 'a' };
const tablet = { screen: { screenId: 'tablet', name: 'Tablet' }, subject: 'b' };
const nobody = { screen: null, subject: null };
let position = 0;
const at = (time: number, note: RoomLogNote): RoomLogEntry => ({ position: ++position, at: time, ...note }) as RoomLogEntry;

const entries: RoomLogEntry[] = [
  at(1_000, { kind: 'state', ...nobody, content: { values: { camera: camera(71), region: null }, leaders: {}, screens: [{ screenId: 'desk', name: 'Desk', class: 'medium', roles: { camera: 'follow', clock: 'follow', layers: 'follow', filters: 'follow', selection: 'follow', region: 'follow', charts: 'follow' } }], caption: null } }),
  at(2_000, { kind: 'leads', ...desk, content: { aspects: ['camera', 'region'] } }),
  at(3_000, { kind: 'move', ...desk, content: { values: { camera: camera(72) } } }),
  at(3_500, { kind: 'move', ...desk, content: { values: { camera: camera(73) } } }),
  at(4_000, { kind: 'value', ...desk, content: { values: { camera: camera(74) } } }),
  at(5_000, { kind: 'joined', ...tablet, content: { class: 'small', role: 'inspector' } }),
  at(6_000, { kind: 'leads', ...tablet, content: { aspects: ['camera'] } }),
  at(7_000, { kind: 'shown', ...desk, content: { version: 1, caption: { title: 'Flood', text: '' } } }),
  at(7_000, { kind: 'value', ...nobody, content: { values: { region: 'c1' } } }),
  at(8_000, { kind: 'ended', ...tablet, content: { aspects: ['camera'] } }),
  at(9_000, { kind: 'left', ...tablet, content: {} }),
];

describe('R66 what the room showed at an instant', () => {
  it('is the last state before it and everything since', () => {
    expect(stateAt(entries, 999)).toEqual({ values: {}, leaders: {}, screens: new Map(), caption: null });
    expect(stateAt(entries, 1_000)).toMatchObject({ values: { camera: camera(71), region: null }, leaders: {} });
    const late = stateAt(entries, 7_500);
    expect(late).toMatchObject({ values: { camera: camera(74), region: 'c1' }, leaders: { camera: 'tablet', region: 'desk' }, caption: { title: 'Flood' } });
    expect([...late.screens.values()]).toEqual(['Desk', 'Tablet']);
    expect(stateAt(entries, 10_000)).toMatchObject({ leaders: { region: 'desk' }, screens: new Map([['desk', 'Desk']]) });
  });

  it('has the camera between the samples of a motion, and none between two rests', () => {
    expect(stateAt(entries, 3_250).values.camera?.view.longitude).toBeCloseTo(72.5, 5);
    expect(stateAt(entries, 2_500).values.camera).toEqual(camera(71));
    expect(stateAt(entries, 6_500).values.camera).toEqual(camera(74));
  });

  it('is the same whether the whole log is folded or one that begins with a state in between', () => {
    const whole = stateAt(entries, 8_500);
    const { values, leaders, caption } = stateAt(entries, 5_500);
    const roles = { camera: 'free', clock: 'free', layers: 'free', filters: 'free', selection: 'free', region: 'free', charts: 'free' } as const;
    const state = at(5_500, { kind: 'state', ...nobody, content: { values, leaders, caption, screens: [{ screenId: 'desk', name: 'Desk', class: 'medium', roles }, { screenId: 'tablet', name: 'Tablet', class: 'small', roles }] } });
    expect(stateAt([state, ...entries.filter((entry) => entry.at > 5_500)], 8_500)).toEqual(whole);
  });
});

it('the time line says who led what from when to when', () => {
  expect(leadSpans(entries, 2_500, 10_000)).toEqual([
    { aspect: 'camera', screenId: 'desk', name: 'Desk', from: 2_500, to: 6_000 },
    { aspect: 'camera', screenId: 'tablet', name: 'Tablet', from: 6_000, to: 8_000 },
    { aspect: 'region', screenId: 'desk', name: 'Desk', from: 2_500, to: 10_000 },
  ]);
  expect(marksOf(entries, 6_500).map(({ kind }) => kind)).toEqual(['shown', 'left']);
});
