import type { CityFrame, Vec3 } from '@/geo';
import type { Annotation, DocumentOf } from '@/model';
import type { Unsent } from '@/state';

/** One thing to draw, in city-frame metres. */
export interface Drawn {
  id: string;
  content: Annotation;
  /** Closed for a cordon: the first corner again at the end. */
  path: Vec3[];
  /** Who and when, in words; empty while the hub does not have it. */
  properties: { who: string; at: number };
  /** 1, less while it fades or waits to be sent. */
  strength: number;
  selected: boolean;
  /** Whose it is stands beside it until then, shared time: for good beside the selected one, for a moment beside the newest of each other hand. */
  namedUntil: number;
  picture: Blob | null;
}

/** Metres above what was drawn upon, so that lines do not sink into it. */
const lift = 0.4;
/** An annotation goes in its last moments, milliseconds. */
const fadingMs = 5_000;
const unsentStrength = 0.72;
/** So long the newest drawing of another says whose it is: a screen without hands cannot ask, milliseconds. */
const namedMs = 15_000;

function strengthAt({ fadesAt }: Annotation, now: number): number {
  return fadesAt === null ? 1 : Math.min(1, Math.max(0, (fadesAt - now) / fadingMs));
}

/** When the next of these begins to fade, is fading or loses its name: shared time; null when nothing will. */
export function nextChange(drawn: readonly Drawn[], now: number): number | null {
  const times = drawn.flatMap(({ content: { fadesAt }, namedUntil }) => [
    ...(fadesAt === null || fadesAt < now ? [] : [Math.max(now, fadesAt - fadingMs)]),
    ...(namedUntil > now && namedUntil < Infinity ? [namedUntil] : []),
  ]);
  return times.length === 0 ? null : Math.min(...times);
}

const paths = new WeakMap<Annotation, Vec3[]>();

/** Where an annotation runs; the same array as long as it is the same annotation. */
export function pathOf(content: Annotation, frame: CityFrame): Vec3[] {
  const held = paths.get(content);
  if (held) return held;
  const path = content.points.map((point) => frame.toLocal({ ...point, height: point.height + lift }));
  if (content.kind === 'cordon' && path.length > 2) path.push(path[0]!);
  paths.set(content, path);
  return path;
}

interface DrawnOptions {
  documents: readonly DocumentOf<'annotation'>[];
  unsent: readonly Unsent[];
  frame: CityFrame;
  now: number;
  selectedId: string | null;
  nameOf(screen: string): string;
  /** Drawn on this screen. */
  isOwn(document: DocumentOf<'annotation'>): boolean;
}

/** Everything that is drawn in the room and on this screen, oldest first; what was sent is not drawn twice. */
export function drawnNow({ documents, unsent, frame, now, selectedId, nameOf, isOwn }: DrawnOptions): Drawn[] {
  const known = new Set(documents.map(({ id }) => id));
  const newest = new Map(documents.filter((document) => !isOwn(document)).toSorted((a, b) => a.at - b.at).map(({ id, by, at }) => [by.screen, { id, until: at + namedMs }]));
  const all = [
    ...documents.map(({ id, content, by, at }) => {
      const last = newest.get(by.screen);
      return { id, content, strength: 1, picture: null, properties: { who: nameOf(by.screen), at }, namedUntil: last?.id === id ? last.until : 0 };
    }),
    ...unsent.filter(({ id }) => !known.has(id)).map(({ id, content, picture, drawnAt }) => ({ id, content, strength: unsentStrength, picture, properties: { who: '', at: drawnAt }, namedUntil: 0 })),
  ];
  return all.flatMap(({ strength, namedUntil, ...one }) => {
    const now01 = strengthAt(one.content, now) * strength;
    const selected = one.id === selectedId;
    return now01 <= 0 ? [] : [{ ...one, path: pathOf(one.content, frame), strength: now01, selected, namedUntil: selected ? Infinity : namedUntil }];
  });
}

/** The head of an arrow: two wings back from its end, as long as suits the arrow, level with it. */
export function headOf(path: readonly Vec3[]): Vec3[] {
  const [tip, from] = [path.at(-1)!, path[0]!];
  const [dx, dy, dz] = [tip[0] - from[0], tip[1] - from[1], tip[2] - from[2]];
  const length = Math.hypot(dx, dy, dz);
  const flat = Math.hypot(dx, dy);
  if (length === 0) return [];
  const back = Math.min(0.3 * length, 60);
  const [side, sideOf] = flat > 0.01 * length ? [[-dy / flat, dx / flat, 0] as const, back * 0.55] : [[1, 0, 0] as const, back * 0.55];
  const wing = (sign: 1 | -1): Vec3 => [
    tip[0] - (dx / length) * back + sign * side[0] * sideOf, tip[1] - (dy / length) * back + sign * side[1] * sideOf, tip[2] - (dz / length) * back,
  ];
  return [wing(1), tip, wing(-1)];
}
