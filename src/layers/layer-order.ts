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

/** Names beside drawings are drawn behind the pins of requests, wherever the drawings are: they cover none. */
export const namesOfDrawings = 'annotation-names';
const pins = 'requests';

/** Keeps the stage drawing layers in the order of the shared state, with those of `behind` behind them all; returns its end. */
export function followOrder(stage: Pick<Stage, 'setOrder'>, view: ViewStore, ids: readonly string[], behind: readonly string[] = []): () => void {
  const apply = (): void => stage.setOrder([...behind, ...frontFirst(ids, view.get('layers')).reverse().flatMap((id) => (id === pins ? [namesOfDrawings, id] : [id]))]);
  apply();
  return view.onChange(({ aspect }) => {
    if (aspect === 'layers') apply();
  });
}
