import type { LayersAspect } from '@/model';
import type { Stage } from '@/stage';
import type { ViewStore } from '@/state';

const step = 10;
const highest = 999;

/** Layers front first, by their own order where somebody chose one; `ids` is the order they have by themselves. */
export function frontFirst(ids: readonly string[], layers: LayersAspect): string[] {
  const own = new Map(ids.map((id, i) => [id, (ids.length - i) * step]));
  const order = (id: string): number => layers[id]?.order ?? own.get(id)!;
  return [...ids].sort((a, b) => order(b) - order(a) || ids.indexOf(a) - ids.indexOf(b));
}

/** The layers with one of them moved to a place of the list, 0 the front; null when it is there already. */
export function movedTo(ids: readonly string[], layers: LayersAspect, id: string, place: number): LayersAspect | null {
  const held = frontFirst(ids, layers);
  const others = held.filter((one) => one !== id);
  const bounded = Math.min(others.length, Math.max(0, place));
  const next = [...others.slice(0, bounded), id, ...others.slice(bounded)];
  if (next.every((one, i) => one === held[i])) return null;
  const ordered = next.map((one, i) => [one, { visible: true, opacity: 1, ...layers[one], order: Math.min(highest, (next.length - i) * step) }] as const);
  return { ...layers, ...Object.fromEntries(ordered) };
}

const drawings = 'annotations';
const pins = 'requests';
/** Parts of the drawings with a place of their own: no name beside one covers a pin, and no line crosses a name. */
export const linesOfDrawings = `${drawings}/lines`;
export const namesOfDrawings = `${drawings}/names`;

/** What other screens see of the ground lies under all data. */
export const groundsOfScreens = 'presence/grounds';

/** Back first, with the parts of the drawings: their lines where the drawings are, but behind their names; the names behind the pins, wherever the drawings are. */
function backFirst(ids: readonly string[], layers: LayersAspect): string[] {
  const front = frontFirst(ids, layers);
  const before = front.indexOf(drawings) < front.indexOf(pins);
  return front.reverse().flatMap((id) => {
    if (id === pins) return [...(before ? [linesOfDrawings] : []), namesOfDrawings, id];
    return id === drawings && !before ? [linesOfDrawings, id] : [id];
  });
}

/** Keeps the stage drawing layers in the order of the shared state, with those of `behind` behind them all; returns its end. */
export function followOrder(stage: Pick<Stage, 'setOrder'>, view: ViewStore, ids: readonly string[], behind: readonly string[] = []): () => void {
  const apply = (): void => stage.setOrder([groundsOfScreens, ...behind, ...backFirst(ids, view.get('layers'))]);
  apply();
  return view.onChange(({ aspect }) => {
    if (aspect === 'layers') apply();
  });
}
