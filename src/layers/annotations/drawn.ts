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
  picture: Blob | null;
}

/** Metres above what was drawn upon, so that lines do not sink into it. */
const lift = 0.4;
/** An annotation goes in its last moments, milliseconds. */
const fadingMs = 5_000;
const unsentStrength = 0.72;

function strengthAt({ fadesAt }: Annotation, now: number): number {
  return fadesAt === null ? 1 : Math.min(1, Math.max(0, (fadesAt - now) / fadingMs));
}

/** When something of these begins to fade or is fading: shared time; null when nothing will. */
export function nextFading(contents: readonly Annotation[], now: number): number | null {
  const times = contents.flatMap(({ fadesAt }) => (fadesAt === null || fadesAt < now ? [] : [Math.max(now, fadesAt - fadingMs)]));
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
}

/** Everything that is drawn in the room and on this screen, oldest first; what was sent is not drawn twice. */
export function drawnNow({ documents, unsent, frame, now, selectedId, nameOf }: DrawnOptions): Drawn[] {
  const known = new Set(documents.map(({ id }) => id));
  const all = [
    ...documents.map(({ id, content, by, at }) => ({ id, content, strength: 1, picture: null, properties: { who: nameOf(by.screen), at } })),
    ...unsent.filter(({ id }) => !known.has(id)).map(({ id, content, picture, drawnAt }) => ({ id, content, strength: unsentStrength, picture, properties: { who: '', at: drawnAt } })),
  ];
  return all.flatMap(({ strength, ...one }) => {
    const now01 = strengthAt(one.content, now) * strength;
    return now01 <= 0 ? [] : [{ ...one, path: pathOf(one.content, frame), strength: now01, selected: one.id === selectedId }];
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
