import { initialState, type Aspect, type LinkRole, type SharedState } from '@/model';
import type { RoomLogEntry, RoomLogNote } from '@/protocol';
import { createLinkStore, createViewStore, perAspect } from '@/state';
import { beforeEach, describe, expect, it } from 'vitest';
import { replayedClock, startReplay, type Replay, type ReplayProgram } from './replay';

const camera = (longitude: number): SharedState['camera'] => ({ aspectRatio: 1.6, view: { longitude, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 } });
const nobody = { screen: null, subject: null };
let position = 0;
const at = (time: number, note: RoomLogNote): RoomLogEntry => ({ position: ++position, at: time, ...note }) as RoomLogEntry;
const entries: RoomLogEntry[] = [
  at(10_000, { kind: 'state', ...nobody, content: { values: { camera: camera(71), clock: { mode: 'live' }, region: null }, leaders: {}, screens: [], caption: null } }),
  at(20_000, { kind: 'value', ...nobody, content: { values: { camera: camera(75) } } }),
  at(30_000, { kind: 'value', ...nobody, content: { values: { region: 'c1' } } }),
];

let view: ReturnType<typeof createViewStore>;
let link: ReturnType<typeof createLinkStore>;
let shown: unknown[];
let frame: ((now: number) => void) | null;
let now: number;
let replay: Replay;

const advance = (ms: number): void => {
  now += ms;
  const step = frame;
  frame = null;
  step?.(now);
};

beforeEach(() => {
  now = 1_000;
  frame = null;
  shown = [];
  view = createViewStore({ ...initialState(camera(60)), region: 'own' });
  link = createLinkStore('desk');
  link.setState({ roles: { ...perAspect((): LinkRole => 'follow'), region: 'lead' } });
  const program = {
    view, link, sharedNow: () => 1_000_000,
    setRole: (aspect: Aspect, role: LinkRole) => {
      link.setState(({ roles }) => ({ roles: { ...roles, [aspect]: role } }));
      return Promise.resolve({ ok: true, value: { epoch: 1, leader: null } });
    },
    shows: { show: (values: unknown) => Promise.resolve({ ok: true, value: { version: shown.push(values) } }), undo: () => Promise.reject(new Error('not asked for')) },
  } as unknown as ReplayProgram;
  replay = startReplay(program, entries, 10_000, 40_000, (step) => {
    frame = step;
    return () => { frame = null; };
  });
});

describe('R66 a replay', () => {
  it('is this screen\'s own view, standing at its beginning', () => {
    expect(new Set(Object.values(link.getState().roles))).toEqual(new Set(['free']));
    expect(view.get('camera')).toEqual(camera(71));
    expect(view.get('region')).toBeNull();
    expect(view.get('clock')).toEqual({ mode: 'set', replay: true, at: 10_000, since: 1_000_000, rate: 0 });
  });

  it('runs at its speed, to its end, and from the beginning again', () => {
    replay.setSpeed(4);
    replay.play();
    advance(16);
    advance(2_600);
    expect(replay.store.getState()).toMatchObject({ at: 20_400, playing: true });
    expect(view.get('camera')).toEqual(camera(75));
    expect(view.get('clock')).toMatchObject({ rate: 4 });
    advance(9_000);
    expect(replay.store.getState()).toMatchObject({ at: 40_000, playing: false });
    expect(view.get('region')).toBe('c1');
    expect(frame).toBeNull();
    replay.play();
    expect(replay.store.getState().at).toBe(10_000);
    expect(view.get('camera')).toEqual(camera(71));
  });

  it('goes to any instant, also back', () => {
    replay.seek(35_000);
    expect(view.get('region')).toBe('c1');
    replay.seek(15_000);
    expect([view.get('region'), view.get('camera')]).toEqual([null, camera(71)]);
    expect(view.get('clock')).toMatchObject({ at: 15_000, rate: 0 });
  });

  it('ends where this screen was: its own values and what it did with each aspect', async () => {
    replay.seek(35_000);
    await replay.stop();
    expect(link.getState().roles).toEqual({ ...perAspect(() => 'follow'), region: 'lead' });
    expect(view.get('region')).toBe('own');
    expect(shown).toEqual([]);
  });

  it('shown to the room ends with the room where it was', async () => {
    await replay.lead();
    replay.seek(35_000);
    await replay.stop();
    expect(shown).toEqual([expect.objectContaining({ camera: camera(60), region: 'own', clock: { mode: 'live' } })]);
    expect(link.getState().roles.camera).toBe('follow');
  });

  it('shows the time that was shown then', () => {
    expect(replayedClock({ mode: 'set', at: 5_000, since: 9_000, rate: 60 }, 10_000, 2, 1_000_000)).toEqual({ mode: 'set', replay: true, at: 65_000, since: 1_000_000, rate: 120 });
    expect(replayedClock(undefined, 10_000, 1, 1_000_000)).toMatchObject({ at: 10_000, rate: 1 });
  });
});
