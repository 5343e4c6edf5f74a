import { initialState, liveClock, type SavedView, type ViewState } from '@/model';
import { createLinkStore, createViewStore } from '@/state';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AddressBar } from './address-bar';
import { keepAddress, openAddress } from './keep-address';

const home: ViewState = { longitude: 71.43, latitude: 51.13, height: 1_500, bearing: 20, pitch: 60, roll: 0, fovy: 45 };
const context = { home, timeZone: 'Asia/Almaty' };

/** A browser's history: entries, and whether the page wrote them. */
function browser(opened: string, own = false) {
  const entries = [{ fragment: opened, own }];
  let at = 0;
  let writes = 0;
  let listener = (): void => undefined;
  const bar: AddressBar = {
    fragment: () => entries[at]!.fragment,
    own: () => entries[at]!.own,
    replace(fragment) {
      writes++;
      entries[at] = { fragment, own: true };
    },
    push(fragment) {
      writes++;
      entries.splice(++at, Infinity, { fragment, own: true });
    },
    onMove: (given) => { listener = given; },
    newSignIn: () => entries[at]!.fragment.includes('token='),
  };
  return {
    bar, entries, writes: () => writes,
    back() {
      at--;
      listener();
    },
    paste(fragment: string) {
      entries.splice(++at, Infinity, { fragment, own: false });
      listener();
    },
  };
}

function page(fragment: string, own = false) {
  const history = browser(fragment, own);
  const opened = openAddress(history.bar, context, 0);
  const { view: eye = home, ...rest } = opened.found;
  const view = createViewStore({ ...initialState({ view: eye, aspectRatio: 1.6 }), ...rest });
  const link = createLinkStore('s1');
  const reload = vi.fn<() => void>();
  const keep = keepAddress({
    view, link, context, address: { bar: history.bar, opened }, sharedNow: () => 5_000, compare: null, reload,
    fly(to) {
      view.set('camera', { ...view.get('camera'), view: to }, 'user');
      return Promise.resolve(true);
    },
  });
  const move = (bearing: number, origin: 'user' | 'remote' = 'user'): void => view.set('camera', { ...view.get('camera'), view: { ...view.get('camera').view, bearing } }, origin);
  return { ...history, view, link, keep, reload, move };
}

beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }); });
afterEach(() => { vi.useRealTimers(); });

const eye = (bearing = 20): string => `@51.13,71.43,1500m,${bearing}b,60p`;

describe('the address bar', () => {
  test('follows once the picture rests, without a step back for every move', async () => {
    const { entries, writes, move } = page('');
    await vi.advanceTimersByTimeAsync(600);
    for (let i = 0; i < 100; i++) {
      move(i);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(writes()).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(entries).toEqual([{ fragment: eye(99), own: true }]);
    expect(writes()).toBe(2);
  });

  test('is written at most once a second, however often the picture rests', async () => {
    const { writes, move } = page('');
    for (let i = 0; i < 20; i++) {
      move(i);
      await vi.advanceTimersByTimeAsync(550);
    }
    expect(writes()).toBeLessThanOrEqual(11);
  });

  test('takes a selection as a step, and Back goes where one was, with the light as it is now', async () => {
    const { entries, view, move, back } = page('');
    await vi.advanceTimersByTimeAsync(1_500);
    move(30);
    view.set('selection', { kind: 'building', id: 'way/1' }, 'user');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(entries.map(({ fragment }) => fragment)).toEqual([eye(30), `${eye(30)}&select=building:way/1`]);
    view.set('clock', { mode: 'set', at: 0, since: 0, rate: 0 }, 'user');
    move(40);
    await vi.advanceTimersByTimeAsync(1_500);
    back();
    expect(view.get('selection')).toBeNull();
    expect(view.get('camera').view.bearing).toBe(30);
    expect(view.get('clock').mode).toBe('set');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(entries).toHaveLength(2);
    expect(entries[0]!.fragment).toBe(`${eye(30)}&time=1970-01-01T06:00+06:00`);
  });

  test('makes one step of what is chosen in quick succession, and none of what another screen chooses', async () => {
    const { entries, view } = page('');
    await vi.advanceTimersByTimeAsync(1_500);
    view.set('region', 'c01', 'user');
    view.set('selection', { kind: 'region', id: 'c01' }, 'user');
    await vi.advanceTimersByTimeAsync(200);
    view.set('selection', { kind: 'building', id: 'b' }, 'user');
    await vi.advanceTimersByTimeAsync(1_500);
    view.set('selection', { kind: 'building', id: 'c' }, 'remote');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(entries.map(({ fragment }) => fragment)).toEqual([eye(), `${eye()}&region=c01&select=building:c`]);
  });

  test('survives a browser that finds it too often', async () => {
    const { bar, entries, move } = page('');
    const { replace } = bar;
    bar.replace = () => { throw new DOMException('too often', 'SecurityError'); };
    move(50);
    await vi.advanceTimersByTimeAsync(1_500);
    bar.replace = replace;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(entries).toEqual([{ fragment: eye(50), own: true }]);
  });
});

describe('an opened address', () => {
  const joined = async ({ view, link }: ReturnType<typeof page>, role: 'lead' | 'follow'): Promise<string[]> => {
    const acts: string[] = [];
    link.setState({ status: 'online' });
    // As a room does right after.
    link.setState(({ roles }) => ({ roles: { ...roles, camera: role, region: role } }));
    view.set('region', null, 'remote');
    view.set('camera', { ...view.get('camera'), view: { ...home, bearing: 200 } }, 'remote');
    view.onChange(({ aspect, origin }) => acts.push(`${aspect} ${origin}`));
    await Promise.resolve();
    return acts;
  };

  test('is shown from the start and again as this screen’s own act when it has joined its room', async () => {
    const opened = page(`${eye(77)}&region=c02`);
    expect([opened.view.get('camera').view.bearing, opened.view.get('region')]).toEqual([77, 'c02']);
    expect(await joined(opened, 'follow')).toEqual(['region user', 'camera user']);
    expect([opened.view.get('camera').view.bearing, opened.view.get('region')]).toEqual([77, 'c02']);
  });

  test('that says nothing of an aspect leaves it to the room', async () => {
    const opened = page('region=c02');
    expect(await joined(opened, 'follow')).toEqual(['region user']);
    expect(opened.view.get('camera').view.bearing).toBe(200);
  });

  test('gives way to what hands did before the room answered', async () => {
    const opened = page(eye(77));
    opened.move(99);
    await joined(opened, 'lead');
    expect(opened.view.get('camera').view.bearing).toBe(99);
  });

  test('of a page that is only loaded again takes nothing out of the room', async () => {
    const opened = page(`${eye(77)}&region=c02`, true);
    expect(opened.view.get('region')).toBe('c02');
    expect(await joined(opened, 'follow')).toEqual([]);
  });

  test('names what of it could not be used', () => {
    expect(page('@51.13,71.43&region=C!').keep.problems.getState().problems).toEqual([{ why: 'value', part: 'region', text: 'C!' }]);
  });
});

describe('while the page is open', () => {
  test('a link shows all it says, and nothing it does not say', () => {
    const { view, paste, keep } = page(`${eye()}&region=c02&time=2026-06-21T18:00+05:00&layers=-workers`);
    paste(`${eye(10)}&select=request:r1&colour=red`);
    expect(keep.snapshot()).toEqual<SavedView>({
      view: { ...home, bearing: 10 }, clock: liveClock, layers: {}, filters: {}, region: null, selection: { kind: 'request', id: 'r1' },
    });
    expect(keep.problems.getState().problems.map(({ part }) => part)).toEqual(['colour']);
    paste('nonsense');
    expect(view.get('selection')).not.toBeNull();
  });

  test('a sign-in link signs in anew', () => {
    const { paste, reload } = page(eye());
    paste('token=a.b.c');
    expect(reload).toHaveBeenCalledOnce();
  });
});
