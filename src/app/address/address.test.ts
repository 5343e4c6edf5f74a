import { liveClock, savedViewSchema, type SavedView, type ViewState } from '@/model';
import { describe, expect, test } from 'vitest';
import { readAddress, unsaid, writeAddress, type AddressContext } from './address';

const home: ViewState = { longitude: 71.43, latitude: 51.13, height: 1_500, bearing: 20, pitch: 60, roll: 0, fovy: 45 };
const city: AddressContext = { home, timeZone: 'Asia/Almaty' };
const now = Date.parse('2026-06-21T09:00:00Z');
const read = (fragment: string) => readAddress(fragment, city, now);

/** Numbers 0…1 from a seed (mulberry32), so that a failure comes again. */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const words = ['workers', 'buildings', 'building:levels', '道路', 'a b', "it's (1)", '-x', 'a.b', 'x,y;z', 'p@q+r', '100%', '<script>', 'é&=#', '~*!', 'шум', '..', '%41'];

/** Any view there can be, as exact as an address is; some are compared with another. */
function anyView(next: () => number): SavedView {
  const first = onePicture(next);
  if (next() < 0.85) return first;
  const { view, clock, layers, filters } = onePicture(next);
  const [layout, divider] = next() < 0.5 ? ['beside' as const, 0.5] : ['swipe' as const, Math.round(next() * 100) / 100];
  return { ...first, compare: { layout, divider, view: next() < 0.5 ? null : view, clock, layers, filters } };
}

function onePicture(next: () => number): SavedView {
  const between = (least: number, most: number, digits: number): number => Number((least + next() * (most - least)).toFixed(digits));
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const some = <T>(make: () => T): T[] => Array.from({ length: Math.floor(next() * 4) }, make);
  const changed = { visible: false, opacity: 1 };
  const layers = Object.fromEntries(some(() => [one(words), {
    ...changed, visible: next() < 0.5, opacity: between(0, 0.99, 2), ...(next() < 0.5 ? { order: between(0, 999, 0) } : {}), ...(next() < 0.5 ? { colourBy: one(words) } : {}),
  }]));
  const range = (): [number, number] => {
    const low = next() < 0.2 ? -1e21 : between(-50, 50, 3);
    return [low, low + between(0, 20, 2)];
  };
  const filters = Object.fromEntries(some(() => {
    const hidden = Object.fromEntries(some(() => [one(words), [one(words), ...some(() => one(words))]]));
    const ranges = Object.fromEntries(some(() => [one(words), range()]));
    return [one(words), { hidden, ranges }] as const;
  }).filter(([, { hidden, ranges }]) => Object.keys(hidden).length + Object.keys(ranges).length > 0));
  return {
    view: {
      longitude: between(-180, 180, 6), latitude: between(-90, 90, 6), height: between(-1_000, 1e8, 1), bearing: between(0, 360, 2), pitch: between(0, 180, 2),
      roll: next() < 0.5 ? 0 : between(-180, 180, 2), fovy: next() < 0.5 ? 45 : between(1, 150, 2),
    },
    clock: next() < 0.3 ? liveClock : { mode: 'set', at: between(-62_135_596_800, 253_402_300_799, 0) * 1_000, since: now, rate: one([0, 1, 60, 600, 3_600, -60, 0.5]) },
    layers,
    filters,
    selection: next() < 0.5 ? null : { kind: one(['building', 'request', 'worker', 'street', 'place', 'region', 'annotation'] as const), id: one(['way/123', ...words, 'a:b:c']) },
    region: next() < 0.5 ? null : one(['c03-t07', 'cell-12-40', 'city']),
  };
}

describe('an address', () => {
  test('is short and readable, and leaves out what is as always', () => {
    const plain: SavedView = { ...unsaid, view: { ...home, latitude: 51.1172, longitude: 71.4565, height: 620, bearing: 305, pitch: 69 } };
    expect(writeAddress(plain, city)).toBe('@51.1172,71.4565,620m,305b,69p');
    const full: SavedView = {
      ...plain,
      clock: { mode: 'set', at: Date.parse('2026-06-21T13:00:00Z'), since: now, rate: 0 },
      layers: { workers: { visible: false, opacity: 1 }, buildings: { visible: true, opacity: 1, colourBy: 'height' }, requests: { visible: true, opacity: 1 } },
      filters: { requests: { hidden: { category: ['noise', 'waste'] }, ranges: {} }, buildings: { hidden: {}, ranges: { levels: [5, 12] } } },
      selection: { kind: 'building', id: 'way/123' },
      region: 'c03-t07',
    };
    expect(writeAddress(full, city)).toBe(
      '@51.1172,71.4565,620m,305b,69p&time=2026-06-21T18:00+05:00&region=c03-t07&select=building:way/123'
      + '&layers=buildings:height,-workers&hide=requests.category:noise;waste&range=buildings.levels:5..12',
    );
    const compared: SavedView = {
      ...plain,
      compare: { layout: 'swipe', divider: 0.4, view: null, clock: { mode: 'set', at: Date.parse('2026-06-21T13:00:00Z'), since: now, rate: 60 }, layers: full.layers, filters: full.filters },
    };
    expect(writeAddress(compared, city)).toBe(
      '@51.1172,71.4565,620m,305b,69p&compare=swipe:40&b.time=2026-06-21T18:00+05:00&b.rate=60&b.layers=buildings:height,-workers'
      + '&b.hide=requests.category:noise;waste&b.range=buildings.levels:5..12',
    );
    expect(writeAddress({ ...plain, compare: { layout: 'beside', divider: 0.4, view: plain.view, clock: liveClock, layers: {}, filters: {} } }, city)).toBe(
      '@51.1172,71.4565,620m,305b,69p&compare=beside&b.camera=@51.1172,71.4565,620m,305b,69p',
    );
  });

  test('read again is the same view, for any 2,000 views and as any browser keeps them', () => {
    const next = random(7);
    for (let i = 0; i < 2_000; i++) {
      const view = anyView(next);
      const written = writeAddress(view, city);
      expect(written).toMatch(/^[\x21-\x7e]*$/);
      const { found, problems } = read(new URL(`https://hub.example/desk#${written}`).hash);
      expect({ written, problems }).toEqual({ written, problems: [] });
      const whole: SavedView = { ...unsaid, view: home, ...found };
      expect(whole).toEqual(view);
      expect(writeAddress(whole, city)).toBe(written);
    }
  });

  test('of a time shows the clocks of the city, and their change in summer', () => {
    const at = (text: string, timeZone: string) =>
      writeAddress({ ...unsaid, view: home, clock: { mode: 'set', at: Date.parse(text), since: now, rate: 60 } }, { home, timeZone }).split('&').slice(1);
    expect(at('2026-01-10T11:30:15Z', 'Europe/Amsterdam')).toEqual(['time=2026-01-10T12:30:15+01:00', 'rate=60']);
    expect(at('2026-07-10T11:30:00Z', 'Europe/Amsterdam')).toEqual(['time=2026-07-10T13:30+02:00', 'rate=60']);
    expect(at('2026-07-10T11:30:00Z', 'America/St_Johns')).toEqual(['time=2026-07-10T09:00-02:30', 'rate=60']);
  });
});

describe('a broken or hostile address', () => {
  test.each([
    ['#@51.2,71.4,62x,400b,60p', { view: { ...home, latitude: 51.2, longitude: 71.4, pitch: 60 } }, ['value @ 62x', 'value @ 400b']],
    ['#@91,71&region=c03', { region: 'c03' }, ['value @ @91,71']],
    ['#@51,NaN', {}, ['value @ @51,NaN']],
    ['#time=2026-02-30T10:00Z&region=C_3', {}, ['value time 2026-02-30T10:00Z', 'value region C_3']],
    ['#time=2026-06-21T18:00+05:00&rate=fast', { clock: { mode: 'set', at: Date.parse('2026-06-21T13:00Z'), since: now, rate: 0 } }, ['value rate fast']],
    ['#select=tree:1&colour=red', {}, ['unknown colour colour=red', 'value select tree:1']],
    ['#layers=-workers,b@101,%zz,__proto__@50', { layers: { workers: { visible: false, opacity: 1 } } }, ['value layers b@101', 'value layers %zz', 'value layers __proto__@50']],
    [
      '#hide=requests.category:noise,requests&range=buildings.levels:5-12,buildings.height:9..1,buildings.height:1..9',
      { filters: { requests: { hidden: { category: ['noise'] }, ranges: {} }, buildings: { hidden: {}, ranges: { height: [1, 9] } } } },
      ['value hide requests', 'value range buildings.levels:5-12', 'value range buildings.height:9..1'],
    ],
    ['#region=c01&region=c02', { region: 'c01' }, ['twice region region=c02']],
    ['#<img src=x onerror=alert(1)>', {}, ['unknown <img src <img src=x onerror=alert(1)>']],
  ])('%s: the good is used, the bad is named', (fragment, good, bad) => {
    const { found, problems } = read(fragment);
    expect(found).toEqual(good);
    expect(problems.map(({ why, part, text }) => `${why} ${part} ${text}`)).toEqual(bad);
  });

  test('that is endless is not read', () => {
    const { found, problems } = read(`#@51,71&hide=${'a.b:c,'.repeat(5_000)}`);
    expect([found, problems.map(({ why }) => why), problems[0]!.text.length]).toEqual([{}, ['long'], 80]);
  });

  test('never throws and only finds what may be shown, whatever is cut out of it, put in or turned round', () => {
    const next = random(11);
    const letters = '@,&=:;.+-%~#<>"\'\\\0\u{1F600}é道9aZ ';
    for (let i = 0; i < 3_000; i++) {
      const written = [...writeAddress(anyView(next), city)];
      for (let change = 0; change < 4; change++) {
        written.splice(Math.floor(next() * written.length), Math.floor(next() * 3), letters[Math.floor(next() * letters.length)]!);
      }
      const { found } = read(written.join(''));
      expect(savedViewSchema.partial().safeParse(found)).toMatchObject({ success: true });
    }
  });

  test('with a sign-in token passes it over', () => {
    expect(read('#token=a.b.c&region=c01')).toEqual({ found: { region: 'c01' }, problems: [] });
  });
});
