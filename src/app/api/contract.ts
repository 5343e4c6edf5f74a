import type { Aspect, FiltersAspect, LayersAspect, LayerState, Position, Selection, ServiceRequest, ShownChart, ViewState, ViewStatePatch } from '@/model';
import type { Answer, Lease } from '@/protocol';
import type { SearchResult } from '@/search';
import type { Pick, Projections, StageStats } from '@/stage';
import type { ChangeOrigin, LinkState } from '@/state';

/** What a screen's clock shows: `time` in milliseconds since 1970 UTC, now; `rate` shown seconds per second. */
export interface ClockReading {
  mode: 'live' | 'set';
  time: number;
  rate: number;
}

/** Back to now, or another time (milliseconds since 1970 UTC or ISO 8601 with an offset) and rate; what is left out stays. */
export type ClockPatch = 'live' | { time?: number | string; rate?: number };

/** What can be listened to. */
export interface MetroscopeEvents {
  /** The first picture is complete; also told to those who come later. */
  ready: null;
  view: ViewState;
  clock: ClockReading;
  layers: LayersAspect;
  filters: FiltersAspect;
  selection: Selection;
  region: string | null;
  /** Charts on the wall. */
  charts: ShownChart[];
  /** A click or tap on the city, CSS pixels. */
  click: { x: number; y: number; pick: Pick | null };
  link: LinkState;
}
export type EventName = keyof MetroscopeEvents;
/** `origin`: whose change it is; `user` for hands and this API on this screen, `remote` for the room. */
export type EventHandler<E extends EventName> = (value: MetroscopeEvents[E], about: { origin: ChangeOrigin }) => void;

/** `window.metroscope`: automation and embedding, documented in docs/embedding.md. */
export interface MetroscopeApi {
  /** Grows when a call changes its meaning. */
  readonly version: 1;
  /** Resolves once the first picture of the city is complete and, where a hub answers, the room is joined. */
  readonly ready: Promise<void>;
  /** Listens to an event, also before the screen has started; returns its own removal. */
  on<E extends EventName>(event: E, handler: EventHandler<E>): () => void;
  view: {
    get(): ViewState;
    /** Moves this screen's camera, at once or over `durationMs`; resolves false when something else took the camera. */
    set(patch: ViewStatePatch, options?: { durationMs?: number }): Promise<boolean>;
  };
  clock: { get(): ClockReading; set(patch: ClockPatch): void };
  selection: { get(): Selection; set(selection: Selection): void };
  /** Charts on the wall. */
  charts: { get(): ShownChart[] };
  /** `set` changes what it names of the layers it names. */
  layers: { get(): LayersAspect; set(patch: Record<string, Partial<LayerState>>): void };
  /** `set` replaces the filter of each layer it names; null shows everything of it. */
  filters: { get(): FiltersAspect; set(patch: Record<string, Partial<FiltersAspect[string]> | null>): void };
  region: {
    /** The region drilled into; null is the whole city. */
    get(): string | null;
    /** Goes into a region: what lies outside it dims and the camera frames it. Resolves false when something else took the camera. */
    set(region: string | null, options?: { durationMs?: number }): Promise<boolean>;
  };
  requests: { list(): ServiceRequest[] };
  search(text: string, options?: { limit?: number; near?: { longitude: number; latitude: number }; language?: 'en' | 'zh' }): Promise<SearchResult[]>;
  project(positions: Position[]): Projections;
  pick(x: number, y: number): Pick | null;
  stats(): StageStats;
  /** Resolves when the picture rests, complete and in full quality. */
  settled(): Promise<void>;
  link: {
    get(): LinkState;
    lead(aspect: Aspect): Promise<Answer<Lease>>;
    follow(aspect: Aspect): Promise<Answer<Lease>>;
    detach(aspect: Aspect): Promise<Answer<Lease>>;
  };
  /** Shared time, hub milliseconds since 1970 UTC. */
  now(): number;
}
