import { interpolateView } from '@/geo';
import { aspects, type Aspect, type Caption, type SharedState } from '@/model';
import type { RoomLogEntry } from '@/protocol';

/** What the room showed at one instant, as far as its log says. */
export interface RecordedState {
  values: Partial<SharedState>;
  /** Screen ids. */
  leaders: Partial<Record<Aspect, string>>;
  /** Names of who was there, by screen id. */
  screens: ReadonlyMap<string, string>;
  caption: Caption | null;
}

/** Samples of a camera further apart than this, milliseconds, are a rest between them. */
const restMs = 1_500;

/** How many of the entries (oldest first) are not after `at`. */
function countUntil(entries: readonly RoomLogEntry[], at: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const empty: RecordedState = { values: {}, leaders: {}, screens: new Map(), caption: null };

/** The state after one more entry. */
function after(state: RecordedState, { kind, content, screen }: RoomLogEntry): RecordedState {
  switch (kind) {
    case 'state':
      return {
        values: content.values, leaders: content.leaders, caption: content.caption,
        screens: new Map(content.screens.map(({ screenId, name }) => [screenId, name])),
      };
    case 'value':
    case 'move':
      return { ...state, values: { ...state.values, ...content.values } };
    case 'leads':
      return screen ? { ...state, leaders: { ...state.leaders, ...Object.fromEntries(content.aspects.map((aspect) => [aspect, screen.screenId])) } } : state;
    case 'ended': {
      const leaders = { ...state.leaders };
      for (const aspect of content.aspects) if (leaders[aspect] === screen?.screenId) delete leaders[aspect];
      return { ...state, leaders };
    }
    case 'joined':
      return screen ? { ...state, screens: new Map(state.screens).set(screen.screenId, screen.name) } : state;
    case 'left': {
      const screens = new Map(state.screens);
      screens.delete(screen?.screenId ?? '');
      return { ...state, screens };
    }
    case 'shown':
      return { ...state, caption: content.caption };
    default:
      return state;
  }
}

const cameraOf = (entry: RoomLogEntry) => (entry.kind === 'move' || entry.kind === 'value' ? entry.content.values.camera : undefined);

/** The camera between the sample before `at` and the one after it, while it was moving. */
function cameraAt(entries: readonly RoomLogEntry[], count: number, at: number): SharedState['camera'] | undefined {
  const next = entries.slice(count, count + 60).find(cameraOf);
  if (!next || next.at - at > restMs) return undefined;
  for (let i = count - 1; i >= 0 && next.at - entries[i]!.at <= restMs; i--) {
    const camera = cameraOf(entries[i]!);
    if (!camera) continue;
    const to = cameraOf(next)!;
    return { aspectRatio: to.aspectRatio, view: interpolateView(camera.view, to.view, (at - entries[i]!.at) / (next.at - entries[i]!.at)) };
  }
  return undefined;
}

/** What the room showed at `at`, milliseconds since 1970 UTC; entries are oldest first. */
export function stateAt(entries: readonly RoomLogEntry[], at: number): RecordedState {
  const count = countUntil(entries, at);
  let first = count;
  while (first > 0 && entries[first]?.kind !== 'state') first--;
  let state = empty;
  for (let i = first; i < count; i++) state = after(state, entries[i]!);
  const camera = cameraAt(entries, count, at);
  return camera ? { ...state, values: { ...state.values, camera } } : state;
}

/** One screen's lead of one aspect. */
export interface LeadSpan {
  aspect: Aspect;
  screenId: string;
  name: string;
  from: number;
  to: number;
}

/** Who led what when, between `from` and `to`. */
export function leadSpans(entries: readonly RoomLogEntry[], from: number, to: number): LeadSpan[] {
  const spans: LeadSpan[] = [];
  const open = new Map<Aspect, LeadSpan>();
  const names = new Map<string, string>();
  const close = (aspect: Aspect, at: number): void => {
    const span = open.get(aspect);
    open.delete(aspect);
    if (span && at > from) spans.push({ ...span, from: Math.max(from, span.from), to: Math.min(to, at) });
  };
  const begin = (aspect: Aspect, screenId: string, at: number): void => {
    if (open.get(aspect)?.screenId === screenId) return;
    close(aspect, at);
    open.set(aspect, { aspect, screenId, name: names.get(screenId) ?? screenId, from: at, to: at });
  };
  for (const entry of entries) {
    const { at, kind, content, screen } = entry;
    if (at >= to) break;
    if (screen) names.set(screen.screenId, screen.name);
    if (kind === 'state') {
      for (const { screenId, name } of content.screens) names.set(screenId, name);
      for (const aspect of aspects) {
        const leader = content.leaders[aspect];
        if (leader === undefined) close(aspect, at);
        else begin(aspect, leader, at);
      }
    } else if (kind === 'leads' && screen) for (const aspect of content.aspects) begin(aspect, screen.screenId, at);
    else if (kind === 'ended') for (const aspect of content.aspects) close(aspect, at);
  }
  for (const aspect of aspects) close(aspect, to);
  return spans;
}

/** What is worth a mark on the time line. */
export function marksOf(entries: readonly RoomLogEntry[], from: number): RoomLogEntry[] {
  return entries.filter(({ at, kind }) => at >= from && (kind === 'shown' || kind === 'joined' || kind === 'left' || kind === 'document' || kind === 'gathered' || kind === 'handed-over'));
}
