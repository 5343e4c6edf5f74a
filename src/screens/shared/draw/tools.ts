import type { Annotation, Position } from '@/model';
import type { Stage } from '@/stage';
import type { DrawingState } from '@/state';
import type { Program } from '../../program';
import { mostPoints, ringOf, strokeOf } from './stroke';

/** CSS pixels a hand moves before it drags, and within which it hits what it means. */
const dragPixels = 10;
const hitPixels = 22;
/** A stroke may be off by so many CSS pixels. */
const strokePixels = 1.2;
/** What fades does so after, milliseconds. */
const fadeMs = 30_000;
/** More is not gathered in one stroke; it is simplified in the end. */
const mostGathered = 20_000;

/** A pointer where it is, CSS pixels in the canvas. */
export interface At {
  x: number;
  y: number;
}

/** Metres one CSS pixel is at a position seen there; 0.05 at the least. */
function metresPerPixel(stage: Stage, { x, y }: At): number {
  const [a, b] = [stage.groundAt(x, y), stage.groundAt(x + 4, y)];
  if (!a || !b) return 0.5;
  const [p, q] = [stage.frame.toLocal(a), stage.frame.toLocal(b)];
  return Math.max(0.05, Math.hypot(p[0] - q[0], p[1] - q[1]) / 4);
}

/** What the drawing state holds, as an annotation. */
export function annotationOf({ colour, keep }: Pick<DrawingState, 'colour' | 'keep'>, now: number, part: Pick<Annotation, 'kind' | 'points'> & Partial<Annotation>): Annotation {
  return { colour, text: '', photo: null, fadesAt: keep ? null : now + fadeMs, ...part };
}

/** What one press of a hand does with the tool it has; `up` with null: it was none. */
export interface Press {
  move(at: At): void;
  up(at: At | null): void;
}

/** Begins a press with the tool in the hand. */
export function pressWith(program: Program, first: At): Press | null {
  const { drawing, pointing, stage, sharedNow } = program;
  if (!drawing) return null;
  const { store } = drawing;
  const { tool } = store.getState();
  const surface = ({ x, y }: At): Position | null => stage.surfaceAt(x, y);
  const draft = (kind: Annotation['kind'], points: Position[]): void => store.setState({ draft: { kind, points } });
  const commit = (kind: Annotation['kind'], points: Position[]): void => {
    store.setState({ draft: null });
    drawing.add(annotationOf(store.getState(), sharedNow(), { kind, points }));
  };
  const far = (at: At): boolean => Math.hypot(at.x - first.x, at.y - first.y) > dragPixels;
  const tolerance = (): number => strokePixels * metresPerPixel(stage, first);
  /** Gathers the places under a moving hand. */
  const gathering = (kind: 'ink' | 'cordon') => {
    const points: Position[] = [];
    const add = (at: At): void => {
      const here = points.length < mostGathered ? surface(at) : null;
      if (here) points.push(here);
      if (points.length > 1) draft(kind, [...points]);
    };
    add(first);
    return { points, add };
  };

  switch (tool) {
    case 'point': {
      if (!pointing) return null;
      pointing.point(surface(first));
      return { move: (at) => pointing.point(surface(at)), up: () => pointing.point(null) };
    }
    case 'ink': {
      const { points, add } = gathering('ink');
      return {
        move: add,
        up(at) {
          const stroke = at && points.length > 1 ? strokeOf(points, stage.frame, tolerance()) : [];
          if (stroke.length > 1) commit('ink', stroke);
          else store.setState({ draft: null });
        },
      };
    }
    case 'arrow': {
      const tail = surface(first);
      return {
        move(at) {
          const tip = surface(at);
          if (tail && tip) draft('arrow', [tail, tip]);
        },
        up(at) {
          const tip = at && far(at) ? surface(at) : null;
          if (tail && tip) commit('arrow', [tail, tip]);
          else store.setState({ draft: null });
        },
      };
    }
    case 'cordon': return cordonPress(program, first, { gathering, commit, draft, far, tolerance });
    case 'note': return {
      move: () => undefined,
      up(at) {
        const place = at && surface(at);
        if (place) draft('note', [place]);
      },
    };
    case 'erase': {
      const erased = new Set<string>();
      const erase = ({ x, y }: At): void => {
        const pick = stage.pick(x, y);
        if (pick?.layer !== 'annotations' || erased.has(pick.id) || !mayErase(program, pick.id)) return;
        erased.add(pick.id);
        drawing.remove([pick.id]);
      };
      erase(first);
      return { move: erase, up: () => undefined };
    }
    case null: return null;
  }
}

interface CordonMeans {
  gathering(kind: 'cordon'): { points: Position[]; add(at: At): void };
  commit(kind: 'cordon', points: Position[]): void;
  draft(kind: 'cordon', points: Position[]): void;
  far(at: At): boolean;
  tolerance(): number;
}

/** Drawn round in one go, or corner by corner: a touch on the first corner closes it. */
function cordonPress({ drawing, stage, manifest }: Program, first: At, { gathering, commit, draft, far, tolerance }: CordonMeans): Press {
  const corners = drawing!.store.getState().draft?.points ?? [];
  let lasso: ReturnType<typeof gathering> | null = null;
  return {
    move(at) {
      if (corners.length > 0 || (!lasso && !far(at))) return;
      lasso ??= gathering('cordon');
      lasso.add(at);
    },
    up(at) {
      if (lasso) {
        const ring = at ? ringOf(lasso.points, stage.frame, manifest.groundHeight, tolerance()) : [];
        if (ring.length > 2) return commit('cordon', ring.slice(0, mostPoints));
        return drawing!.store.setState({ draft: null });
      }
      const corner = at && stage.surfaceAt(at.x, at.y);
      if (!corner) return;
      const [px] = corners[0] ? stage.project([corners[0]]).deck : [null];
      if (px && corners.length > 2 && Math.hypot(px[0] - at.x, px[1] - at.y) < hitPixels) closeRing(drawing!.store.getState(), commit);
      else draft('cordon', [...corners, { ...corner, height: manifest.groundHeight }]);
    },
  };
}

function closeRing({ draft }: DrawingState, commit: CordonMeans['commit']): void {
  if (draft?.kind === 'cordon' && draft.points.length > 2) commit('cordon', draft.points.slice(0, mostPoints));
}

/** Closes the ring whose corners are set, if it is one. */
export function closeCordon({ drawing, sharedNow }: Program): void {
  if (!drawing) return;
  closeRing(drawing.store.getState(), (kind, points) => {
    drawing.store.setState({ draft: null });
    drawing.add(annotationOf(drawing.store.getState(), sharedNow(), { kind, points }));
  });
}

/** Erasing takes what this hand drew, and what waits here: a slip must not take a colleague's. */
function mayErase({ drawing, room }: Program, id: string): boolean {
  const document = room.getState().documents.get(`annotation/${id}`);
  if (document) return document.kind === 'annotation' && drawing!.isOwn(document);
  return drawing!.store.getState().unsent.some((one) => one.id === id);
}
