import { initialState, liveClock, shownTime, type Aspect, type LinkRole, type ViewState } from '@/model';
import type { Program } from '@/screens';
import { createLinkStore, createViewStore, type ViewStore } from '@/state';
import { beforeEach, expect, test, vi } from 'vitest';
import { createCompare } from './create-compare';
import type { SecondPane } from './second-pane';

const now = 1_800_000_000_000;
const hour = 3_600_000;
const eye: ViewState = { longitude: 71.4, latitude: 51.1, height: 700, bearing: 0, pitch: 60, roll: 0, fovy: 45 };

function desk(roles: Partial<Record<Aspect, LinkRole>> = {}) {
  const a = createViewStore(initialState({ view: eye, aspectRatio: 1.6 }));
  const link = createLinkStore('s1');
  link.setState({ roles: { ...link.getState().roles, ...roles } });
  const setRole = vi.fn<Program['setRole']>();
  const made: { view: ViewStore; give(): Promise<void>; fail(): Promise<void>; ended: boolean }[] = [];
  const follow = vi.fn<(on: boolean) => void>();
  const compare = createCompare({
    program: () => ({ view: a, link, setRole, sharedNow: () => now }) as unknown as Program,
    time: { follow, stop: () => undefined },
    onError: () => undefined,
    makeSecond: (view) => new Promise<SecondPane>((resolve, reject) => {
      const entry = {
        view, ended: false,
        async give() {
          resolve({ program: { view } as Program, end: () => (entry.ended = true) } as unknown as SecondPane);
          await Promise.resolve();
        },
        async fail() {
          reject(new Error('no context'));
          await new Promise((done) => setTimeout(done));
        },
      };
      made.push(entry);
    }),
  });
  return { a, link, setRole, made, follow, compare };
}

beforeEach(() => compareStorage.clear());
const compareStorage = new Map<string, string>();
vi.stubGlobal('localStorage', { getItem: (key: string) => compareStorage.get(key) ?? null, setItem: (key: string, value: string) => compareStorage.set(key, value) });

test('B begins as the day before, with what A shows otherwise, and is there when it is made', async () => {
  const { a, made, follow, compare } = desk();
  compare.open();
  expect(follow).toHaveBeenLastCalledWith(true);
  const b = made[0]!.view;
  expect(shownTime(b.get('clock'), now + hour)).toBe(now - 24 * hour);
  expect(b.get('camera')).toBe(a.get('camera'));
  expect(compare.second.getState().b).toBeNull();
  await made[0]!.give();
  expect(compare.second.getState().b).not.toBeNull();
  compare.open();
  expect(made.length).toBe(1);
});

test('closed, A has its time, layers and filters again and looks where it looked last; B is gone, also one that was still being made', async () => {
  const { a, made, follow, compare } = desk();
  compare.open();
  a.set('clock', { mode: 'set', at: 0, since: 0, rate: 0 }, 'user');
  a.set('layers', { workers: { visible: false, opacity: 1 } }, 'user');
  made[0]!.view.set('camera', { view: { ...eye, bearing: 90 }, aspectRatio: 1.6 }, 'user');
  compare.close();
  expect([a.get('clock'), a.get('layers'), a.get('camera').view.bearing]).toEqual([liveClock, {}, 90]);
  expect(follow).toHaveBeenLastCalledWith(false);
  await made[0]!.give();
  expect(made[0]!.ended).toBe(true);
  expect(compare.second.getState().b).toBeNull();
});

test('what A followed before and let go of since, it follows again', () => {
  const { a, link, setRole, compare } = desk({ clock: 'follow', layers: 'follow' });
  compare.open();
  const later = { mode: 'set' as const, at: 5, since: 0, rate: 0 };
  a.set('clock', later, 'user');
  link.setState({ roles: { ...link.getState().roles, clock: 'free' } });
  a.set('layers', { workers: { visible: false, opacity: 1 } }, 'remote');
  compare.close();
  expect(setRole.mock.calls).toEqual([['clock', 'follow']]);
  // What the room shows by now comes with following; a room that shows nothing leaves what was there before.
  expect([a.get('clock'), a.get('layers').workers?.visible]).toEqual([{ mode: 'live' }, false]);
});

test('swapped, each has the other’s time, layers and filters; copied, both have one’s', () => {
  const { a, made, compare } = desk();
  compare.open();
  const b = made[0]!.view;
  const [ofA, ofB] = [a.get('clock'), b.get('clock')];
  b.set('filters', { requests: { hidden: { category: ['waste'] }, ranges: {} } }, 'user');
  compare.swap();
  expect([a.get('clock'), b.get('clock'), b.get('filters')]).toEqual([ofB, ofA, {}]);
  expect(a.get('filters').requests?.hidden).toEqual({ category: ['waste'] });
  compare.copy('a');
  expect([b.get('clock'), b.get('filters')]).toEqual([ofB, a.get('filters')]);
});

test('what it is compared with can be kept and shown again, also in the place of another', () => {
  const { made, compare } = desk();
  expect(compare.current()).toBeUndefined();
  const kept = { layout: 'beside' as const, divider: 0.3, view: { ...eye, longitude: 72 }, clock: { mode: 'set' as const, at: 7, since: 1, rate: 60 }, layers: {}, filters: {} };
  compare.open(kept);
  expect(compare.current()).toEqual(kept);
  expect(compare.store.getState().linked).toBe(false);
  const told = vi.fn<() => void>();
  compare.onChange(told);
  compare.open({ ...kept, layout: 'swipe', view: null });
  expect(told).toHaveBeenCalled();
  expect(compare.current()).toEqual({ ...kept, layout: 'swipe', view: null });
  expect(made[0]!.view.get('camera').view.longitude).toBe(72);
});

test('a second picture that cannot be made is said, and can be tried again', async () => {
  const { made, compare } = desk();
  compare.open();
  await made[0]!.fail();
  expect(compare.second.getState().problem).toBe('no context');
  compare.close();
  compare.open();
  expect([made.length, compare.second.getState().problem]).toEqual([2, null]);
});
