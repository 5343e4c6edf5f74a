// @ts-check
import { embed } from './metroscope-embed.js';

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @param {string} text */
const say = (text) => { element('state').textContent = text; };
const lines = /** @type {string[]} */ ([]);
/** @param {string} what @param {unknown} value */
const log = (what, value) => {
  lines.unshift(`${what} ${JSON.stringify(value)}`);
  lines.length = Math.min(lines.length, 30);
  element('log').textContent = lines.join('\n');
};

// The token came in this page's fragment (example.html#token=…), which no server sees, and goes on in the frame's. Without one the
// frame signs in as this browser did last. A page of yours gets it from where it keeps its secrets, never from a query.
const token = new URLSearchParams(location.hash.slice(1)).get('token');
if (token) history.replaceState(null, '', location.pathname + location.search);

const twin = embed(element('city'), { hub: location.origin, page: 'desk', token, query: { name: 'Example page' }, title: 'The city' });

twin.on('selection', (selection, { origin }) => log(`selection (${origin})`, selection));
twin.on('region', (region, { origin }) => log(`region (${origin})`, region));
twin.on('click', ({ pick }) => log('click', pick && { layer: pick.layer, id: pick.id, properties: pick.properties }));
let linked = '';
twin.on('link', ({ status }) => {
  // It is told of every change of the room, too.
  if (status !== linked) log('link', status);
  linked = status;
});

/** @type {Record<string, () => Promise<unknown>>} */
const acts = {
  async fly() {
    const { bearing } = await twin.view.get();
    return twin.view.set({ bearing: (bearing + 60) % 360, pitch: 60 }, { durationMs: 2000 });
  },
  drill: () => twin.region.set('c01'),
  up: () => twin.region.set(null),
  async colour() {
    const { buildings } = await twin.layers.get();
    return twin.layers.set({ buildings: { colourBy: buildings?.colourBy ? null : 'height' } });
  },
  async evening() {
    const { time } = await twin.clock.get();
    return twin.clock.set({ time: time - (time % 86_400_000) + 14 * 3_600_000, rate: 0 });
  },
  now: () => twin.clock.set('live'),
};

element('acts').addEventListener('click', ({ target }) => {
  const act = target instanceof HTMLElement ? acts[target.dataset.act ?? ''] : undefined;
  act?.().catch((error) => log('refused', error.message));
});

element('search').addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('text') ?? '');
  const results = element('results');
  try {
    const found = await twin.search(text, { limit: 5 });
    results.replaceChildren(...found.map((/** @type {any} */ result) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = [result.title, result.detail].filter(Boolean).join(', ');
      button.addEventListener('click', async () => {
        await twin.view.set({ longitude: result.longitude, latitude: result.latitude, pitch: 0, height: result.distance + 100 }, { durationMs: 1500 });
        const kind = result.kind === 'address' ? 'building' : result.kind;
        if (result.id) await twin.selection.set({ kind, id: result.id });
      });
      item.append(button);
      return item;
    }));
    if (found.length === 0) results.textContent = 'Nothing found.';
  } catch (error) {
    results.textContent = error instanceof Error ? error.message : String(error);
  }
});

twin.ready.then(() => {
  say('The city is here.');
  for (const id of ['acts', 'find']) element(id).removeAttribute('disabled');
}, (error) => say(`The city did not open: ${error.message}`));
