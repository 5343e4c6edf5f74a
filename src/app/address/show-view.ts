import type { SavedView, SharedState, ViewState } from '@/model';
import type { ViewStore } from '@/state';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Shows the given parts as this screen's own act, and leaves alone what is shown already, so that nothing is taken out of the
 * room for nothing. Resolves as `fly` does; at once without a camera.
 */
export async function showView(view: ViewStore, parts: Partial<SavedView>, now: number, fly: (to: ViewState) => Promise<boolean>): Promise<boolean> {
  const { view: camera, clock, ...rest } = parts;
  const set = <A extends Exclude<keyof SharedState, 'camera'>>(aspect: A, value: SharedState[A] | undefined): void => {
    if (value !== undefined && !same(value, view.get(aspect))) view.set(aspect, value, 'user');
  };
  // A clock that runs starts again from the instant it was kept at.
  const held = view.get('clock');
  if (clock?.mode === 'set' && !(held.mode === 'set' && held.at === clock.at && held.rate === clock.rate)) set('clock', { ...clock, since: Math.max(0, Math.round(now)) });
  else if (clock?.mode === 'live') set('clock', clock);
  for (const aspect of ['layers', 'filters', 'region', 'selection'] as const) set(aspect, rest[aspect]);
  return camera && !same(camera, view.get('camera').view) ? fly(camera) : true;
}
