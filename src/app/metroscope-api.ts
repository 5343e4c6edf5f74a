import { aspectSchema, aspectSchemas, positionSchema, viewStatePatchSchema, type Aspect, type LayersAspect, type Position, type Selection, type ServiceRequest, type ViewState, type ViewStatePatch } from '@/model';
import type { Answer, Lease } from '@/protocol';
import type { Program } from '@/screens';
import type { Pick, Projections, StageStats } from '@/stage';
import type { Flight, LinkState } from '@/state';
import { z } from 'zod';

/** `window.metroscope`: automation and embedding, documented in docs/embedding.md. */
export interface MetroscopeApi {
  /** Resolves once the first picture of the city is complete and, where a hub answers, the room is joined. */
  readonly ready: Promise<void>;
  view: {
    get(): ViewState;
    /** Moves this screen's camera, at once or over `durationMs`; resolves false when something else took the camera. */
    set(patch: ViewStatePatch, options?: { durationMs?: number }): Promise<boolean>;
  };
  selection: { get(): Selection; set(selection: Selection): void };
  layers: { get(): LayersAspect; set(patch: LayersAspect): void };
  requests: { list(): ServiceRequest[] };
  project(positions: Position[]): Projections;
  pick(x: number, y: number): Pick | null;
  stats(): StageStats;
  link: {
    get(): LinkState;
    lead(aspect: Aspect): Promise<Answer<Lease>>;
    follow(aspect: Aspect): Promise<Answer<Lease>>;
    detach(aspect: Aspect): Promise<Answer<Lease>>;
  };
  /** Shared time, hub milliseconds since 1970 UTC. */
  now(): number;
}

/** What the API acts on once the screen runs. */
export interface ApiTarget extends Program {
  fly: Flight['fly'];
  /** Messages of the link that were dropped, newest last. */
  linkErrors(): readonly string[];
}

const longestFlightMs = 600_000;
const setOptionsSchema = z.strictObject({ durationMs: z.number().min(0).max(longestFlightMs).default(0) });
const positionsSchema = z.array(positionSchema).max(100_000);
const pixelSchema = z.number();

/** @throws {TypeError} naming the call, the field and what is wrong with it. */
function check<T extends z.ZodType>(schema: T, value: unknown, call: string): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`);
  throw new TypeError(`metroscope.${call}: ${issues.join('; ')}`);
}

/** The API before there is a screen: every call but `ready` says to wait. `start` gives it its screen, `fail` its end. */
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

  const target = (call: string): ApiTarget => {
    if (!running) throw new Error(`metroscope.${call}: the screen has not started; await metroscope.ready first`);
    return running;
  };
  const setRole = (call: 'lead' | 'follow' | 'detach') => async (aspect: Aspect): Promise<Answer<Lease>> =>
    target(`link.${call}`).setRole(check(aspectSchema, aspect, `link.${call}`), call === 'detach' ? 'free' : call);

  const api: MetroscopeApi = {
    ready,
    view: {
      get: () => ({ ...target('view.get').view.get('camera').view }),
      async set(patch, options = {}) {
        const { view, fly } = target('view.set');
        const checked = check(viewStatePatchSchema, patch, 'view.set');
        const { durationMs } = check(setOptionsSchema, options, 'view.set options');
        return fly({ ...view.get('camera').view, ...checked }, durationMs);
      },
    },
    selection: {
      get: () => target('selection.get').view.get('selection'),
      set: (selection) => target('selection.set').view.set('selection', check(aspectSchemas.selection, selection, 'selection.set'), 'user'),
    },
    layers: {
      get: () => target('layers.get').view.get('layers'),
      set(patch) {
        const { view } = target('layers.set');
        view.set('layers', { ...view.get('layers'), ...check(aspectSchemas.layers, patch, 'layers.set') }, 'user');
      },
    },
    requests: { list: () => [...target('requests.list').requests.getState().requests.values()] },
    project: (positions) => target('project').stage.project(check(positionsSchema, positions, 'project')),
    pick: (x, y) => target('pick').stage.pick(check(pixelSchema, x, 'pick x'), check(pixelSchema, y, 'pick y')),
    stats() {
      const { stage, linkErrors } = target('stats');
      const stats = stage.stats();
      return { ...stats, errors: [...stats.errors, ...linkErrors()] };
    },
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
