import { aspectSchema, aspectSchemas, positionSchema, viewStatePatchSchema, type Aspect } from '@/model';
import type { Answer, Lease } from '@/protocol';
import { z } from 'zod';
import { check } from './api/check';
import { patchClock, readClock } from './api/clock';
import type { MetroscopeApi } from './api/contract';
import { createEvents } from './api/events';
import type { ApiTarget } from './api/target';

export type { MetroscopeApi } from './api/contract';

const longestFlightMs = 600_000;
const setOptionsSchema = z.strictObject({ durationMs: z.number().min(0).max(longestFlightMs).default(0) });
const positionsSchema = z.array(positionSchema).max(100_000);
const pixelSchema = z.number();
const layersPatchSchema = z.record(z.string().min(1).max(64), aspectSchemas.layers.valueType.partial());
const filtersPatchSchema = z.record(z.string().min(1).max(64), aspectSchemas.filters.valueType.nullable().refine(
  (filter) => filter === null || Object.values(filter.ranges).every(([least, most]) => least <= most),
  { error: 'ranges: the least is more than the most' },
));
const searchTextSchema = z.string().max(200);
const searchOptionsSchema = z.strictObject({
  limit: z.int().min(1).max(100).default(10),
  near: positionSchema.pick({ longitude: true, latitude: true }).optional(),
  language: z.enum(['en', 'zh']).optional(),
});
const wholeLayer = { visible: true, opacity: 1 };

/** The API before there is a screen: every call but `ready` and `on` says to wait. `start` gives it its screen, `fail` its end. */
export function createMetroscopeApi(): { api: MetroscopeApi; start(target: ApiTarget): void; fail(error: Error): void } {
  let running: ApiTarget | null = null;
  let resolve!: () => void;
  let reject!: (error: Error) => void;
  const ready = new Promise<void>((onReady, onFail) => {
    resolve = onReady;
    reject = onFail;
  });
  // Whoever awaits `ready` gets the error; nobody has to.
  ready.catch(() => undefined);
  const events = createEvents(ready);

  const target = (call: string): ApiTarget => {
    if (!running) throw new Error(`metroscope.${call}: the screen has not started; await metroscope.ready first`);
    return running;
  };
  const setRole = (call: 'lead' | 'follow' | 'detach') => async (aspect: Aspect): Promise<Answer<Lease>> =>
    target(`link.${call}`).setRole(check(aspectSchema, aspect, `link.${call}`), call === 'detach' ? 'free' : call);

  const api: MetroscopeApi = {
    version: 1,
    ready,
    on: events.on,
    view: {
      get: () => ({ ...target('view.get').view.get('camera').view }),
      async set(patch, options = {}) {
        const { view, fly } = target('view.set');
        const checked = check(viewStatePatchSchema, patch, 'view.set');
        const { durationMs } = check(setOptionsSchema, options, 'view.set options');
        return fly({ ...view.get('camera').view, ...checked }, durationMs);
      },
    },
    clock: {
      get() {
        const { view, sharedNow } = target('clock.get');
        return readClock(view.get('clock'), sharedNow());
      },
      set(patch) {
        const { view, sharedNow } = target('clock.set');
        view.set('clock', patchClock(view.get('clock'), patch, sharedNow()), 'user');
      },
    },
    selection: {
      get: () => structuredClone(target('selection.get').view.get('selection')),
      set: (selection) => target('selection.set').view.set('selection', check(aspectSchemas.selection, selection, 'selection.set'), 'user'),
    },
    charts: { get: () => structuredClone(target('charts.get').view.get('charts')) },
    layers: {
      get: () => structuredClone(target('layers.get').view.get('layers')),
      set(patch) {
        const { view } = target('layers.set');
        const layers = view.get('layers');
        const changed = Object.entries(check(layersPatchSchema, patch, 'layers.set')).map(([id, state]) => [id, { ...wholeLayer, ...layers[id], ...state }] as const);
        view.set('layers', { ...layers, ...Object.fromEntries(changed) }, 'user');
      },
    },
    filters: {
      get: () => structuredClone(target('filters.get').view.get('filters')),
      set(patch) {
        const { view } = target('filters.set');
        const all = { ...view.get('filters'), ...check(filtersPatchSchema, patch, 'filters.set') };
        view.set('filters', Object.fromEntries(Object.entries(all).flatMap(([id, filter]) => (filter ? [[id, filter] as const] : []))), 'user');
      },
    },
    region: {
      get: () => target('region.get').view.get('region'),
      async set(region, options = {}) {
        const { drill } = target('region.set');
        const id = check(aspectSchemas.region, region, 'region.set');
        const { durationMs } = check(setOptionsSchema, options, 'region.set options');
        if (id !== null && !(await drill.find(id))) throw new TypeError(`metroscope.region.set: there is no region "${id}" in this city`);
        return drill.enter(id, durationMs);
      },
    },
    requests: { list: () => [...target('requests.list').requests.getState().requests.values()] },
    async search(text, options = {}) {
      const { search, preferences } = target('search');
      const { near, limit, language } = check(searchOptionsSchema, options, 'search options');
      return search.query(check(searchTextSchema, text, 'search'), { limit, language: language ?? preferences.getState().language, ...(near ? { near } : {}) });
    },
    project: (positions) => target('project').stage.project(check(positionsSchema, positions, 'project')),
    pick: (x, y) => target('pick').stage.pick(check(pixelSchema, x, 'pick x'), check(pixelSchema, y, 'pick y')),
    stats() {
      const { stage, linkErrors } = target('stats');
      const stats = stage.stats();
      return { ...stats, errors: [...stats.errors, ...linkErrors()] };
    },
    settled: () => target('settled').stage.settled(),
    link: {
      get: () => structuredClone(target('link.get').link.getState()),
      lead: setRole('lead'),
      follow: setRole('follow'),
      detach: setRole('detach'),
    },
    now: () => target('now').sharedNow(),
  };

  return {
    api,
    start(program) {
      running = program;
      events.start(program);
      const { status, link } = program;
      const settle = (): void => {
        const { phase, complete, notice } = status.getState();
        if (phase === 'failed') reject(new Error(notice?.message ?? 'the city cannot be drawn'));
        if (phase === 'ready' && complete && link.getState().status !== 'connecting') resolve();
      };
      const stops = [status.subscribe(settle), link.subscribe(settle)];
      void ready.finally(() => stops.forEach((stop) => stop())).catch(() => undefined);
      settle();
    },
    fail: reject,
  };
}
