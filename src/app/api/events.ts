import type { ChangeOrigin } from '@/state';
import { readClock } from './clock';
import type { EventHandler, EventName, MetroscopeApi, MetroscopeEvents } from './contract';
import type { ApiTarget } from './target';

const eventNames: readonly EventName[] = ['ready', 'view', 'clock', 'layers', 'filters', 'selection', 'region', 'charts', 'click', 'link'];

/** Handlers by event; they outlive the start of the screen, which wires them. */
export interface Events {
  on: MetroscopeApi['on'];
  start(target: ApiTarget): void;
}

export function createEvents(ready: Promise<void>): Events {
  const handlers = new Map<EventName, Set<EventHandler<never>>>(eventNames.map((name) => [name, new Set()]));
  const call = <E extends EventName>(handler: EventHandler<E>, value: MetroscopeEvents[E], origin: ChangeOrigin): void => {
    try {
      handler(value, { origin });
    } catch (error) {
      // A guest's mistake must not stop the screen.
      console.error('metroscope: a handler failed', error);
    }
  };
  const emit = <E extends EventName>(name: E, value: () => MetroscopeEvents[E], origin: ChangeOrigin): void => {
    const listening = handlers.get(name)!;
    if (listening.size === 0) return;
    const said = value();
    for (const handler of listening) call(handler as EventHandler<E>, said, origin);
  };

  return {
    on(event, handler) {
      const listening = handlers.get(event);
      if (!listening) throw new TypeError(`metroscope.on: there is no event "${String(event)}"; there are ${eventNames.join(', ')}`);
      if (typeof handler !== 'function') throw new TypeError(`metroscope.on: the handler of "${event}" is not a function`);
      // A second registration of the same function is another one, with a removal of its own.
      const own: EventHandler<never> = (value, about) => handler(value, about);
      if (event === 'ready') void ready.then(() => call(handler, null as never, 'system'), () => undefined);
      else listening.add(own);
      return () => listening.delete(own);
    },
    start({ view, stage, link, sharedNow }) {
      view.onChange((change) => {
        const { aspect, origin } = change;
        if (aspect === 'camera') emit('view', () => ({ ...change.value.view }), origin);
        else if (aspect === 'clock') emit('clock', () => readClock(change.value, sharedNow()), origin);
        else emit(aspect, () => structuredClone(change.value) as never, origin);
      });
      stage.onPointer(({ kind, x, y, pick }) => {
        if (kind === 'click') emit('click', () => ({ x, y, pick }), 'user');
      });
      link.subscribe((state, before) => {
        if (state.status !== before.status || state.roles !== before.roles || state.screens !== before.screens) emit('link', () => structuredClone(state), 'system');
      });
    },
  };
}
