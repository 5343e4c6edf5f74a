import type { Selection } from '@/model';
import type { CameraActs, StartedLayer } from '@/screens';
import type { Pick, PointerHit, Stage } from '@/stage';
import type { ViewStore } from '@/state';

const doubleMs = 400;
const doublePixels = 12;

/** A click selects, a double click also flies to what is there, a click on nothing clears the selection; not while a tool has the pointer. */
export function selectByPointer(stage: Stage, view: ViewStore, camera: CameraActs, layers: readonly StartedLayer[], toolInHand: () => boolean): () => void {
  const kindOf = (pick: Pick): NonNullable<Selection>['kind'] | undefined => layers.find(({ layer }) => layer.id === pick.layer)?.layer.selects[0];
  let last: { at: number; x: number; y: number } | null = null;

  const click = ({ x, y, pick }: PointerHit): void => {
    const now = performance.now();
    const double = last !== null && now - last.at < doubleMs && Math.hypot(x - last.x, y - last.y) < doublePixels;
    last = double ? null : { at: now, x, y };
    const kind = pick ? kindOf(pick) : undefined;
    if (!pick || !kind) {
      if (!double && view.get('selection') !== null) view.set('selection', null, 'user');
      return;
    }
    const held = view.get('selection');
    if (held?.kind !== kind || held.id !== pick.id) view.set('selection', { kind, id: pick.id }, 'user');
    if (double) void camera.frame(pick);
  };

  return stage.onPointer((hit) => {
    if (toolInHand()) {
      stage.canvas.style.cursor = 'crosshair';
      return;
    }
    if (hit.kind === 'click') click(hit);
    else stage.canvas.style.cursor = hit.pick && kindOf(hit.pick) ? 'pointer' : '';
  });
}
