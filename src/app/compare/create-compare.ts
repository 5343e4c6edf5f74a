import { shownTime, type Aspect, type ClockAspect, type Compared, type LinkRole, type PaneName, type SharedState } from '@/model';
import type { Compare, Program } from '@/screens';
import { createCompareStore, createViewStore, deviceStorage, type ViewStore } from '@/state';
import { createStore } from 'zustand/vanilla';
import { linkPanes } from './link-panes';
import type { FollowedTime } from './follow-time';
import type { SecondPane } from './second-pane';

/** What is each pane's own. */
const own = ['clock', 'layers', 'filters'] as const satisfies readonly Aspect[];
const dayMs = 24 * 3_600_000;

interface CompareOptions {
  program(): Program;
  /** What the first picture's requests follow. */
  time: FollowedTime;
  /** Makes the second picture for a view; the rest of the page goes on meanwhile. */
  makeSecond(view: ViewStore): Promise<SecondPane>;
  onError(message: string): void;
}

/** Opens and closes the second picture, and keeps the two in step. */
export function createCompare({ program, time, makeSecond, onError }: CompareOptions): Compare<Program> {
  const store = createCompareStore(deviceStorage);
  const second: Compare<Program>['second'] = createStore(() => ({ b: null, problem: null }));
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  let held: { views: Record<PaneName, ViewStore>; before: Pick<SharedState, (typeof own)[number]>; roles: Record<Aspect, LinkRole>; end(): void } | null = null;

  /** The day before, at the same time of day: what changed since is seen in the same light. */
  const dayBefore = (clock: ClockAspect, now: number): ClockAspect => ({ mode: 'set', at: Math.round(shownTime(clock, now) - dayMs), since: Math.max(0, Math.round(now)), rate: 0 });

  function carry(from: ViewStore, to: ViewStore): void {
    const values = from.store.getState();
    for (const aspect of store.getState().linked ? own : [...own, 'camera' as const]) to.set(aspect, values[aspect], 'user');
  }

  /** Another second picture in the place of the one that is there. */
  function show({ b }: Record<PaneName, ViewStore>, { layout, divider, view, clock, layers, filters }: Compared): void {
    store.setState({ layout, divider, linked: view === null || layout === 'swipe' });
    if (view) b.set('camera', { ...b.get('camera'), view }, 'user');
    b.set('clock', clock, 'user');
    b.set('layers', layers, 'user');
    b.set('filters', filters, 'user');
  }

  store.subscribe(tell);
  return {
    store, second,
    open(kept) {
      const { view: a, link, sharedNow } = program();
      if (held) {
        if (kept) show(held.views, kept);
        return;
      }
      const { clock, layers, filters, camera } = a.store.getState();
      const { view: eye = null, clock: otherClock = dayBefore(clock, sharedNow()), layers: otherLayers = layers, filters: otherFilters = filters } = kept ?? {};
      const b = createViewStore({ ...a.store.getState(), clock: otherClock, layers: otherLayers, filters: otherFilters, camera: eye ? { ...camera, view: eye } : camera });
      if (kept) store.setState({ layout: kept.layout, divider: kept.divider, linked: eye === null || kept.layout === 'swipe' });
      const unlinkPanes = linkPanes(a, b, store);
      const stopTelling = b.onChange(tell);
      const unlink = (): void => {
        unlinkPanes();
        stopTelling();
      };
      let made: SecondPane | null = null;
      let ended = false;
      held = {
        views: { a, b }, before: { clock, layers, filters }, roles: link.getState().roles,
        end() {
          ended = true;
          unlink();
          second.setState({ b: null, problem: null });
          made?.end();
        },
      };
      store.setState({ open: true, edited: 'b' });
      time.follow(true);
      makeSecond(b).then(
        (pane) => {
          made = pane;
          if (ended) pane.end();
          else second.setState({ b: pane.program });
        },
        (error: unknown) => {
          const problem = error instanceof Error ? error.message : String(error);
          onError(`Compare: ${problem}`);
          if (!ended) second.setState({ problem });
        },
      );
    },
    close() {
      if (!held) return;
      const { views: { a }, before, roles, end } = held;
      held = null;
      const { link, setRole } = program();
      for (const aspect of own) {
        const role = link.getState().roles[aspect];
        if (role !== 'follow') a.set(aspect, before[aspect] as never, 'user');
        // What this screen followed it follows again: the room may show something else by now.
        if (roles[aspect] === 'follow' && role === 'free') void setRole(aspect, 'follow');
      }
      store.setState({ open: false });
      time.follow(false);
      end();
    },
    current() {
      if (!held) return undefined;
      const { camera, clock, layers, filters } = held.views.b.store.getState();
      const { layout, divider, linked } = store.getState();
      return { layout, divider, view: linked ? null : camera.view, clock, layers, filters };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    swap() {
      if (!held) return;
      const { a, b } = held.views;
      const copy = createViewStore(a.store.getState());
      carry(b, a);
      carry(copy, b);
    },
    copy(from) {
      if (held) carry(held.views[from], held.views[from === 'a' ? 'b' : 'a']);
    },
  };
}
