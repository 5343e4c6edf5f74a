import { createCityFrame } from '@/geo';
import { initialState, type Region, type RegionLevel } from '@/model';
import { createRegionIndex, createRegionStore, createViewStore } from '@/state';
import { describe, expect, test } from 'vitest';
import { createRegionActs, leaveUnknownRegions } from './regions';

const frame = createCityFrame({ longitude: 71, latitude: 51, height: 0 });
const region = (id: string, level: RegionLevel, parent: string | null): Region => ({
  id, level, parent, name: { en: id, zh: id }, polygons: [[[[71, 51], [71.01, 51], [71.01, 51.01]]]], extent: [71, 51, 71.01, 51.01], centre: [71.008, 51.004],
  counts: { buildings: 0, streets: 0 },
});
const index = createRegionIndex({
  schematic: true, regions: [region('city', 'city', null), region('c01', 'county', 'city'), region('c01-t01', 'township', 'c01')],
  grid: { size: 100, west: 0, south: 0, columns: 1, rows: 1, counts: { buildings: [0], streets: [0] } },
}, frame);

/** Regions, a view and the acts on them; the camera only notes what it frames. */
function screen(loaded = true) {
  const store = createRegionStore();
  if (loaded) store.setState({ index, settled: true });
  const home = { longitude: 71, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 };
  const view = createViewStore(initialState({ view: home, aspectRatio: 1.6 }));
  const framed: string[] = [];
  const told: string[] = [];
  view.onChange(({ aspect, value, origin }) => told.push(`${aspect} ${String(value)} ${origin}`));
  const acts = createRegionActs(store, view, async ({ id }, durationMs) => {
    framed.push(durationMs === undefined ? id : `${id} in ${durationMs}`);
    return true;
  });
  return { store, view, acts, framed, told };
}

describe('going into a region', () => {
  test('is shared as the act of this screen, and the camera frames it', async () => {
    const { acts, framed, told } = screen();
    await expect(acts.enter('c01-t01', 500)).resolves.toBe(true);
    expect([told, framed]).toEqual([['region c01-t01 user'], ['c01-t01 in 500']]);
  });

  test('the city is null, whether by its id or not', async () => {
    const { acts, view, framed } = screen();
    await acts.enter('c01');
    await acts.enter('city');
    await acts.enter(null);
    expect([view.get('region'), framed]).toEqual([null, ['c01', 'city', 'city']]);
  });

  test('up goes to the whole of which it is a part, and no further than the city', async () => {
    const { acts, view } = screen();
    await acts.enter('c01-t01');
    const trail = [];
    for (let i = 0; i < 3; i++) trail.push([await acts.up(), view.get('region')]);
    expect(trail).toEqual([[true, 'c01'], [true, null], [false, null]]);
  });

  test('waits for the regions to be loaded', async () => {
    const { acts, store, view } = screen(false);
    const entered = acts.enter('c01');
    expect(view.get('region')).toBeNull();
    store.setState({ index, settled: true });
    await expect(entered).resolves.toBe(true);
    expect(view.get('region')).toBe('c01');
  });

  test('one that is not there changes nothing and is said', async () => {
    const { acts, store, told, framed } = screen();
    await expect(acts.enter('c77')).resolves.toBe(false);
    expect([store.getState().problem, told, framed]).toEqual([{ kind: 'unknown', id: 'c77' }, [], []]);
    await acts.enter('c01');
    expect(store.getState().problem).toBeNull();
  });
});

describe('a region of another city', () => {
  test('from the room or an address is left for the whole city, without telling the room', () => {
    const { store, view, told } = screen();
    leaveUnknownRegions(store, view);
    view.set('region', 'c77', 'remote');
    expect([view.get('region'), told.at(-1), store.getState().problem]).toEqual([null, 'region null system', { kind: 'unknown', id: 'c77' }]);
  });

  test('is judged only once the regions are loaded', () => {
    const { store, view } = screen(false);
    view.set('region', 'c01', 'system');
    leaveUnknownRegions(store, view);
    expect(view.get('region')).toBe('c01');
    store.setState({ index, settled: true });
    expect([view.get('region'), store.getState().problem]).toEqual(['c01', null]);
  });

  test('a city without regions shows the whole of it', () => {
    const { store, view } = screen(false);
    view.set('region', 'c01', 'system');
    leaveUnknownRegions(store, view);
    store.setState({ settled: true });
    expect(view.get('region')).toBeNull();
  });
});
