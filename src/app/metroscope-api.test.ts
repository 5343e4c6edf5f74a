import { initialState, type ViewState } from '@/model';
import { createFlight, createLinkStore, createRequestStore, createStageStore, createViewStore } from '@/state';
import { describe, expect, test } from 'vitest';
import { createMetroscopeApi, type ApiTarget } from './metroscope-api';

const home: ViewState = { longitude: 71.43, latitude: 51.13, height: 1_500, bearing: 20, pitch: 60, roll: 0, fovy: 45 };

function started() {
  const view = createViewStore(initialState({ view: home, aspectRatio: 1.6 }));
  const status = createStageStore();
  const link = createLinkStore('s1');
  const { fly } = createFlight(view, () => 0, () => null);
  const handle = createMetroscopeApi();
  // Only what the calls under test reach: stores and flights are the real ones, nothing is drawn.
  handle.start({ view, status, link, requests: createRequestStore(), fly, sharedNow: () => 5, linkErrors: () => [] } as unknown as ApiTarget);
  return { ...handle, view, status, link };
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
