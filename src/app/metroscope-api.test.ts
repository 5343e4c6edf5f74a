import { initialState, type ViewState } from '@/model';
import { createFlight, createLinkStore, createRequestStore, createStageStore, createViewStore } from '@/state';
import { describe, expect, test, vi } from 'vitest';
import type { ApiTarget } from './api/target';
import { createMetroscopeApi } from './metroscope-api';

const home: ViewState = { longitude: 71.43, latitude: 51.13, height: 1_500, bearing: 20, pitch: 60, roll: 0, fovy: 45 };

function started() {
  const view = createViewStore(initialState({ view: home, aspectRatio: 1.6 }));
  const status = createStageStore();
  const link = createLinkStore('s1');
  const { fly } = createFlight(view, () => 0, () => null);
  const handle = createMetroscopeApi();
  // Only what the calls under test reach: stores and flights are the real ones, nothing is drawn.
  let point: Parameters<ApiTarget['stage']['onPointer']>[0] = () => undefined;
  const stage = { onPointer: (listener: typeof point) => { point = listener; } };
  handle.start({ view, status, link, stage, requests: createRequestStore(), fly, sharedNow: () => 5, linkErrors: () => [] } as unknown as ApiTarget);
  return { ...handle, view, status, link, click: (x: number, y: number) => point({ kind: 'click', x, y, at: 0, pick: null }) };
}

describe('metroscope.view.set', () => {
  test('a patch changes what it names and keeps the rest', async () => {
    const { api } = started();
    await expect(api.view.set({ bearing: 90 })).resolves.toBe(true);
    expect(api.view.get()).toEqual({ ...home, bearing: 90 });
  });

  test.each([
    [{ pitch: 200 }, 'pitch'],
    [{ latitude: '51' }, 'latitude'],
    [{ heading: 10 }, 'heading'],
  ])('%j is refused naming the field', async (patch, field) => {
    const { api } = started();
    await expect(api.view.set(patch as never)).rejects.toThrow(new RegExp(`view\\.set.*${field}`));
    expect(api.view.get()).toEqual(home);
  });

  test('a negative duration is refused', async () => {
    await expect(started().api.view.set({}, { durationMs: -1 })).rejects.toThrow('durationMs');
  });
});

describe('metroscope', () => {
  test('calls before the screen has started say to await ready', () => {
    expect(() => createMetroscopeApi().api.view.get()).toThrow('await metroscope.ready');
  });

  test('a selection is the person’s own, so that a room hears of it', () => {
    const { api, view } = started();
    const origins: string[] = [];
    view.onChange(({ origin }) => origins.push(origin));
    api.selection.set({ kind: 'request', id: 'r1' });
    expect([api.selection.get(), origins]).toEqual([{ kind: 'request', id: 'r1' }, ['user']]);
    expect(() => api.selection.set({ kind: 'tree', id: '1' } as never)).toThrow('kind');
  });

  test('layers are patched one by one', () => {
    const { api } = started();
    api.layers.set({ workers: { visible: false, opacity: 1 } });
    api.layers.set({ requests: { visible: true, opacity: 0.5 } });
    expect(Object.keys(api.layers.get())).toEqual(['workers', 'requests']);
  });

  test('a layer is changed in what is named and keeps the rest', () => {
    const { api } = started();
    api.layers.set({ buildings: { visible: true, opacity: 0.5, order: 3 } });
    api.layers.set({ buildings: { colourBy: 'height' } });
    expect(api.layers.get()).toEqual({ buildings: { visible: true, opacity: 0.5, order: 3, colourBy: 'height' } });
    expect(() => api.layers.set({ buildings: { opacity: 2 } })).toThrow(/layers\.set: buildings\.opacity/);
  });

  test('filters are replaced layer by layer, and null shows everything again', () => {
    const { api } = started();
    api.filters.set({ requests: { hidden: { category: ['noise'] } }, buildings: { ranges: { levels: [5, 12] } } });
    api.filters.set({ requests: null });
    expect(api.filters.get()).toEqual({ buildings: { hidden: {}, ranges: { levels: [5, 12] } } });
    expect(() => api.filters.set({ buildings: { ranges: { levels: [5] } } } as never)).toThrow(/filters\.set: buildings\.ranges\.levels/);
    expect(() => api.filters.set({ buildings: { hidden: {}, ranges: { levels: [9, 1] } } })).toThrow(/filters\.set: buildings: ranges: the least is more than the most/);
  });

  test('the clock is set by an instant, let run, and put back to now', () => {
    const { api, view } = started();
    expect(api.clock.get()).toEqual({ mode: 'live', time: 5, rate: 1 });
    api.clock.set({ time: '2026-06-21T18:00:00+05:00' });
    expect(api.clock.get()).toEqual({ mode: 'set', time: Date.parse('2026-06-21T13:00Z'), rate: 0 });
    api.clock.set({ rate: 600 });
    expect(view.get('clock')).toEqual({ mode: 'set', at: Date.parse('2026-06-21T13:00Z'), since: 5, rate: 600 });
    for (const wrong of [{ time: 'noon' }, { time: 1e30 }, { rate: 1e9 }, { time: '2026-06-21T18:00' }, 'now']) {
      expect(() => api.clock.set(wrong as never)).toThrow(/clock\.set/);
    }
    api.clock.set('live');
    expect(view.get('clock')).toEqual({ mode: 'live' });
  });

  test('ready needs the whole first picture and an answer about the hub, whichever it is', async () => {
    const { api, status, link } = started();
    let isReady = false;
    void api.ready.then(() => (isReady = true));
    const settled = async (): Promise<boolean> => {
      await Promise.resolve();
      return isReady;
    };
    status.setState({ phase: 'ready', complete: false });
    link.setState({ status: 'offline' });
    expect(await settled()).toBe(false);
    status.setState({ complete: true });
    await api.ready;
    expect(isReady).toBe(true);
  });

  test('ready fails with the reason', async () => {
    const { api, status } = started();
    status.setState({ phase: 'failed', notice: { message: 'no WebGL', remedy: '' } });
    await expect(api.ready).rejects.toThrow('no WebGL');
  });
});

describe('metroscope.on', () => {
  test('tells every change with its value and whose it is, until it is taken off', () => {
    const { api, view } = started();
    const told: unknown[] = [];
    const off = api.on('selection', (value, { origin }) => told.push([value, origin]));
    view.set('selection', { kind: 'building', id: 'b' }, 'remote');
    api.selection.set(null);
    off();
    api.selection.set({ kind: 'worker', id: 'w' });
    expect(told).toEqual([[{ kind: 'building', id: 'b' }, 'remote'], [null, 'user']]);
  });

  test('listens before the screen has started, and tells late comers that it is ready', async () => {
    const { api, status, link, click } = started();
    const clicks: unknown[] = [];
    api.on('click', (hit) => clicks.push(hit));
    click(3, 4);
    expect(clicks).toEqual([{ x: 3, y: 4, pick: null }]);
    status.setState({ phase: 'ready', complete: true });
    link.setState({ status: 'offline' });
    await api.ready;
    await expect(new Promise((told) => api.on('ready', told))).resolves.toBeNull();
  });

  test('a handler that fails stops neither the screen nor the others', () => {
    const { api, view } = started();
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const told: unknown[] = [];
    api.on('region', () => { throw new Error('mine'); });
    api.on('region', (region) => told.push(region));
    view.set('region', 'c01', 'user');
    expect([told, quiet.mock.calls.length]).toEqual([['c01'], 1]);
    quiet.mockRestore();
  });

  test('names the events there are', () => {
    expect(() => started().api.on('zoom' as never, () => undefined)).toThrow('ready, view, clock');
    expect(() => started().api.on('view', 'f' as never)).toThrow('not a function');
  });

  test('what a handler is given is its own', () => {
    const { api, view } = started();
    api.on('layers', (layers) => { layers['workers'] = { visible: false, opacity: 0 }; });
    view.set('layers', { requests: { visible: true, opacity: 1 } }, 'remote');
    expect(Object.keys(view.get('layers'))).toEqual(['requests']);
  });
});
