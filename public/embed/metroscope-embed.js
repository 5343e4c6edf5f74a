// @ts-check
/**
 * Metroscope in a frame: puts a screen into a page and gives it the calls of `window.metroscope` as promises. A module without
 * dependencies; load it from the hub whose screen is shown. docs/embedding.md describes every call.
 *
 *   import { embed } from 'https://hub.example/embed/metroscope-embed.js';
 *   const twin = embed(document.querySelector('#city'), { hub: 'https://hub.example', token });
 *   await twin.ready;
 *   await twin.view.set({ bearing: 90 }, { durationMs: 1500 });
 *   const stop = twin.on('selection', (selection, { origin }) => console.log(selection, origin));
 */

const version = 1;
const knockMs = 250;
/** A page that has loaded answers within this time, or never: the browser refused it the frame. */
const patienceMs = 30_000;

/** Calls that are asked and answered; `on` and `close` are this side's own. */
const calls = /** @type {const} */ ([
  'view.get', 'view.set', 'clock.get', 'clock.set', 'selection.get', 'selection.set', 'layers.get', 'layers.set', 'filters.get', 'filters.set',
  'region.get', 'region.set', 'charts.get', 'requests.list', 'search', 'project', 'pick', 'stats', 'settled', 'link.get', 'link.lead', 'link.follow', 'link.detach', 'now',
]);

/** @typedef {(...args: any[]) => Promise<any>} Call */
/** @typedef {{ get: Call, set: Call }} Shared */
/**
 * @typedef {object} Twin
 * @property {HTMLIFrameElement} frame
 * @property {Promise<void>} ready the first picture of the city is complete; rejects with the reason when there will be none
 * @property {(event: string, handler: (value: any, about: { origin: 'user' | 'remote' | 'system' }) => void) => () => void} on
 *   events: ready, view, clock, layers, filters, selection, region, charts, click, link; returns its own removal
 * @property {() => void} close ends the conversation; a frame that `embed` made is taken out
 * @property {Shared} view
 * @property {Shared} clock
 * @property {Shared} selection
 * @property {Shared} layers
 * @property {Shared} filters
 * @property {Shared} region
 * @property {{ get: Call }} charts
 * @property {{ list: Call }} requests
 * @property {Call} search
 * @property {Call} project
 * @property {Call} pick
 * @property {Call} stats
 * @property {Call} settled
 * @property {{ get: Call, lead: Call, follow: Call, detach: Call }} link
 * @property {Call} now
 */

/** What went wrong: `code` is origin, version, message, call, silent (no answer at all) or closed. */
export class MetroscopeError extends Error {
  /** @param {{ code: string, message: string, remedy: string }} error */
  constructor({ code, message, remedy }) {
    super(`${message} (${remedy})`);
    this.name = 'MetroscopeError';
    this.code = code;
    this.remedy = remedy;
  }
}

/**
 * Puts a screen into an element and connects to it.
 *
 * @param {Element} container
 * @param {object} options
 * @param {string} options.hub address of the hub, for example `https://hub.example`
 * @param {'desk' | 'field' | 'wall'} [options.page] which screen, by default `desk`
 * @param {string | null} [options.token] sign-in token; it travels in the fragment, which no server sees. Without it the frame signs in
 *   with the one this browser used there last.
 * @param {string} [options.address] what to show at first, as in the address bar: `@51.11,71.45,620m,305b,69p&region=c03`
 * @param {Record<string, string>} [options.query] `lang`, `theme`, `name`, `tile`
 * @param {string} [options.title] name of the frame for screen readers
 * @returns {Twin}
 */
export function embed(container, { hub, page = 'desk', token = null, address = '', query = {}, title = 'Metroscope' }) {
  const url = new URL(`/${page}`, hub);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  url.hash = [token ? `token=${token}` : '', address].filter(Boolean).join('&');
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.allow = 'fullscreen; clipboard-write; web-share; geolocation';
  frame.referrerPolicy = 'no-referrer';
  frame.style.cssText = 'width: 100%; height: 100%; border: 0; display: block';
  frame.src = url.href;
  container.append(frame);
  const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
  const twin = connect(frame, url.origin, loaded);
  return { ...twin, close: () => { twin.close(); frame.remove(); } };
}

/**
 * Connects to a screen in a frame that is there already.
 *
 * @param {HTMLIFrameElement} frame
 * @param {string} [origin] of the hub; by default that of the frame's address
 * @param {Promise<unknown>} [loaded] when the frame has its page
 * @returns {Twin}
 */
export function connect(frame, origin = new URL(frame.src, location.href).origin, loaded = Promise.resolve()) {
  let next = 0;
  let closed = false;
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  /** @type {Map<string, Set<(value: any, about: { origin: any }) => void>>} */
  const handlers = new Map();

  /** @param {object} message */
  const post = (message) => frame.contentWindow?.postMessage({ metroscope: version, ...message }, origin);
  const ended = () => new MetroscopeError({ code: 'closed', message: 'this connection was closed', remedy: 'connect again' });

  /** @param {object} message @returns {Promise<any>} */
  const ask = (message) => new Promise((resolve, reject) => {
    if (closed) return reject(ended());
    const id = ++next;
    waiting.set(id, { resolve, reject });
    post({ id, ...message });
  });

  /** @param {MessageEvent} event */
  const receive = ({ data, source, origin: from }) => {
    if (source !== frame.contentWindow || from !== origin || typeof data?.metroscope !== 'number') return;
    if ('event' in data) {
      for (const handler of handlers.get(data.event) ?? []) handler(data.value, { origin: data.origin });
      return;
    }
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) asked?.resolve(data.value);
    else asked?.reject(new MetroscopeError(data.error));
  };
  addEventListener('message', receive);
  // The program of the page may still be loading: knock until it answers.
  const knock = () => new Promise((resolve, reject) => {
    const since = performance.now();
    const again = () => {
      if (closed) return reject(ended());
      if (performance.now() - since > patienceMs) {
        return reject(new MetroscopeError({
          code: 'silent', message: `the screen at ${origin} does not answer`,
          remedy: `check that the hub runs and was started with --embed-origin ${location.origin}`,
        }));
      }
      const timer = setTimeout(again, knockMs);
      ask({ hello: true }).then(resolve, reject).finally(() => clearTimeout(timer));
    };
    again();
  });
  let open = loaded.then(knock);
  // A page that is loaded again in the frame has forgotten who listens.
  const reloaded = () => {
    open = knock();
    open.then(() => {
      for (const [event, held] of handlers) if (held.size > 0) ask({ listen: event, to: true }).catch(() => undefined);
    }, () => undefined);
  };
  void open.then(() => frame.addEventListener('load', reloaded), () => undefined);
  const ready = open.then(() => ask({ call: 'ready' })).then(() => undefined);
  // Whoever awaits it gets the error; nobody has to.
  ready.catch(() => undefined);

  /** @type {Record<string, any>} */
  const api = {};
  for (const name of calls) {
    /** @type {Call} */
    const call = (...args) => open.then(() => ask({ call: name, args }));
    const [group, method] = name.split('.');
    if (method === undefined) api[/** @type {string} */ (group)] = call;
    else (api[/** @type {string} */ (group)] ??= {})[method] = call;
  }

  return /** @type {Twin} */ ({
    ...api,
    frame,
    ready,
    on(event, handler) {
      const held = handlers.get(event) ?? new Set();
      handlers.set(event, held);
      held.add(handler);
      if (held.size === 1) {
        open.then(() => ask({ listen: event, to: true })).catch((error) => {
          if (!closed) console.error(`metroscope: cannot listen to "${event}":`, error);
        });
      }
      return () => {
        if (held.delete(handler) && held.size === 0 && !closed) void open.then(() => ask({ listen: event, to: false })).catch(() => undefined);
      };
    },
    close() {
      closed = true;
      removeEventListener('message', receive);
      frame.removeEventListener('load', reloaded);
      for (const { reject } of waiting.values()) reject(ended());
      waiting.clear();
    },
  });
}
