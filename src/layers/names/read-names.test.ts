import { createCityFrame } from '@/geo';
import { afterEach, expect, test, vi } from 'vitest';
import { readNames } from './read-names';

const frame = createCityFrame({ longitude: 71.4, latitude: 51.1, height: 0 });
const place = { id: 'p', kind: 'park', names: { '': 'Парк' }, at: [71.4, 51.1], weight: 0.5, building: null };
const gazetteer = { places: [place], streets: [{ id: 's', names: { '': 'Улица' }, class: 'local', at: [71.4, 51.1], length: 70, ways: [0] }], addresses: [] };
const streets = { nodes: [71.4, 51.1, 71.401, 51.1], ways: [{ nodes: [0, 1], class: 'local', name: 'Улица' }] };

/** A hub that serves these files, as text where they are text. */
function serve(files: Record<string, unknown>): void {
  vi.stubGlobal('fetch', (url: string) => Promise.resolve(
    url in files ? new Response(typeof files[url] === 'string' ? files[url] : JSON.stringify(files[url])) : new Response('', { status: 404, statusText: 'Not Found' }),
  ));
}
afterEach(() => vi.unstubAllGlobals());
const both = { gazetteer: '/g.json', streets: '/s.json' };

test('places come as they are, streets laid out with room for their names', async () => {
  serve({ '/g.json': gazetteer, '/s.json': streets });
  expect(await readNames(both, frame, 0)).toMatchObject({ places: { value: [place] }, streets: { value: { named: [{ id: 's', ways: [0] }] } } });
});

test('a broken street file leaves the places, and says where it is wrong and what to do', async () => {
  serve({ '/g.json': gazetteer, '/s.json': { ...streets, ways: [{ nodes: [0, -1], class: 'local', name: null }] } });
  const { places, streets: read } = await readNames(both, frame, 0);
  expect(places).toEqual({ value: [place] });
  expect(read).toEqual({ problem: '/s.json: ways.0.nodes.1 the index of a node needed; import the city again' });
});

test.each([
  [{ '/s.json': streets }, '/g.json: the hub answered 404 Not Found'],
  [{ '/s.json': streets, '/g.json': 'half a fi' }, '/g.json: is not JSON; import the city again'],
])('without the gazetteer neither is named: %#', async (files, problem) => {
  serve(files);
  expect(await readNames(both, frame, 0)).toEqual({ places: { problem }, streets: { problem } });
});

test('a city without these files has none, which is no problem', async () => {
  expect(await readNames({ gazetteer: null, streets: null }, frame, 0)).toEqual({ places: { value: [] }, streets: { value: null } });
});
