import { initialState, type ViewState } from '@/model';
import { createViewStore, type ChangeOrigin } from '@/state';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coupleWindows, type WindowChannel } from './couple-windows';

const ground = 300;
const eye: ViewState = { longitude: 71.4, latitude: 51.1, height: ground + 500, bearing: 10, pitch: 50, roll: 0, fovy: 45 };

/** Windows of one browser: what one says, the others hear. */
function browser() {
  const listeners: { of: object; listener(event: MessageEvent): void }[] = [];
  return () => {
    const own = {};
    return {
      postMessage: (data: unknown) => listeners.filter(({ of }) => of !== own).forEach(({ listener }) => listener({ data: structuredClone(data) } as MessageEvent)),
      addEventListener: (_: string, listener: (event: MessageEvent) => void) => void listeners.push({ of: own, listener }),
    } as unknown as WindowChannel;
  };
}

function desk(channel: WindowChannel, id: string) {
  const view = createViewStore(initialState({ view: eye, aspectRatio: 1.6 }));
  const origins: ChangeOrigin[] = [];
  view.onChange(({ origin }) => origins.push(origin));
  let letGo = 0;
  let leave = (): void => undefined;
  const { store, couple } = coupleWindows({ channel, id, name: `Desk ${id}`, view, ground, letGo: () => letGo++, onLeave: (action) => (leave = action) });
  const look = (longitude: number, origin: ChangeOrigin = 'user'): void => view.set('camera', { ...view.get('camera'), view: { ...view.get('camera').view, longitude } }, origin);
  return { view, store, couple, look, origins, letGo: () => letGo, leave: () => leave(), height: () => view.get('camera').view.height - ground, longitude: () => view.get('camera').view.longitude };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function two() {
  const join = browser();
  return { detail: desk(join(), 'one'), overview: desk(join(), 'two') };
}

test('windows know each other, and one that is left is known no more', () => {
  const { detail, overview } = two();
  expect([detail.store.getState().windows, overview.store.getState().windows]).toEqual([[{ id: 'two', name: 'Desk two' }], [{ id: 'one', name: 'Desk one' }]]);
  overview.couple('one');
  detail.leave();
  expect(overview.store.getState()).toMatchObject({ windows: [], to: null });
});

test('the overview stays four times as high over the same place, as no act in the room', () => {
  const { detail, overview } = two();
  overview.couple('one', 4);
  expect(overview.height()).toBeCloseTo(2_000, -1);
  detail.look(71.5);
  expect(Math.abs(overview.longitude() - 71.5)).toBeLessThan(0.01);
  expect(overview.letGo()).toBe(1);
  expect(overview.origins.every((origin) => origin === 'system')).toBe(true);
  overview.couple('one', 2);
  expect(overview.height()).toBeCloseTo(1_000, -1);
});

test('a hand on the overview moves the detail as that window’s own act, and nothing swings to and fro', () => {
  const { detail, overview } = two();
  overview.couple('one', 4);
  detail.origins.length = 0;
  overview.look(72);
  expect(detail.origins).toEqual(['user']);
  expect(detail.height()).toBeCloseTo(500, -1);
  expect(overview.longitude()).toBe(72);
  vi.runAllTimers();
  expect(Math.abs(overview.longitude() - 72)).toBeLessThan(1e-4);
  expect(detail.origins).toEqual(['user']);
});

test('let go, or following the room again, each is on its own', () => {
  const { detail, overview } = two();
  overview.couple('one', 4);
  overview.look(73, 'remote');
  expect(overview.store.getState().to).toBeNull();
  detail.look(74);
  expect(overview.longitude()).toBe(73);
  overview.couple('one');
  overview.couple(null);
  detail.look(75);
  expect(Math.abs(overview.longitude() - 74)).toBeLessThan(0.01);
});

test('what is no message of ours is passed over', () => {
  const join = browser();
  const { origins, store } = desk(join(), 'one');
  const stranger = join();
  for (const odd of [null, 7, 'camera', { kind: 'camera', id: 'x' }, { kind: 'steer', to: 'one', view: { ...eye, height: NaN } }, { kind: 'here', id: 'x' }]) stranger.postMessage(odd);
  expect([origins, store.getState().windows]).toEqual([[], []]);
});
