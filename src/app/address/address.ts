import { aspectSchemas, liveClock, type SavedView, type ViewState } from '@/model';
import type { AddressProblem } from '@/screens';
import { readCamera, writeCamera } from './camera-part';
import { readLayout, writeLayout } from './compare-part';
import { readFilters, writeHidden, writeRanges } from './filter-part';
import { readLayers, writeLayers } from './layer-part';
import { readTime, writeTime } from './time-part';
import { readNumber, readWord, writeId, writeWord } from './words';

/** What an address is read and written against: what goes without saying there. */
export interface AddressContext {
  /** The view that gives roll and field of view when the address does not. */
  home: ViewState;
  timeZone: string;
}

export interface ReadAddress {
  /** The parts that were there and good. */
  found: Partial<SavedView>;
  problems: AddressProblem[];
}

/** What each of two pictures has of its own; those of the second one begin with `b.`. */
const own = ['time', 'rate', 'layers', 'hide', 'range'] as const;
const parts = ['time', 'rate', 'region', 'select', 'layers', 'hide', 'range', 'compare', 'b.camera', ...own.map((part) => `b.${part}` as const)] as const;
type Part = (typeof parts)[number];
type Own = Pick<SavedView, 'clock' | 'layers' | 'filters'>;

/** No view is that long; browsers and chats cut longer ones. */
const longest = 16_000;

/** The fragment of a view, without `#`: `@51.1172,71.4565,620m,305b,69p&select=building:way/123`. What is as always is left out. */
export function writeAddress({ view, selection, region, compare, ...first }: SavedView, { home, timeZone }: AddressContext): string {
  const ownOf = ({ clock, layers, filters }: Own): Record<(typeof own)[number], string> => ({
    time: clock.mode === 'set' ? writeTime(clock.at, timeZone) : '',
    rate: clock.mode === 'set' && clock.rate !== 0 ? String(clock.rate) : '',
    layers: writeLayers(layers),
    hide: writeHidden(filters),
    range: writeRanges(filters),
  });
  const values: Partial<Record<Part, string>> = {
    region: region ? writeWord(region).replaceAll('%2D', '-') : '',
    select: selection ? `${selection.kind}:${writeId(selection.id)}` : '',
    ...ownOf(first),
    ...(compare && {
      compare: writeLayout(compare.layout, compare.divider),
      'b.camera': compare.view ? writeCamera(compare.view, home) : '',
      ...Object.fromEntries(Object.entries(ownOf(compare)).map(([part, written]) => [`b.${part}`, written])),
    }),
  };
  return [writeCamera(view, home), ...parts.flatMap((part) => (values[part] ? `${part}=${values[part]}` : []))].join('&');
}

/**
 * Reads a fragment, with or without `#`. Never throws: what is good is found, what is not is named. A set clock stands at
 * `now`, the shared time, milliseconds since 1970 UTC. A sign-in token in it is passed over.
 */
export function readAddress(fragment: string, { home }: AddressContext, now: number): ReadAddress {
  const problems: AddressProblem[] = [];
  const found: Partial<SavedView> = {};
  const problem = (why: AddressProblem['why'], part: string, text: string): void => {
    const said: AddressProblem = { why, part: part.slice(0, 80), text: text.slice(0, 80) };
    if (!problems.some((held) => held.why === said.why && held.part === said.part && held.text === said.text)) problems.push(said);
  };
  const text = fragment.replace(/^#/, '');
  if (text.length > longest) {
    problem('long', '#', text);
    return { found, problems };
  }
  const given = new Map<Part, string>();
  for (const piece of text.split('&')) {
    const [key = '', ...rest] = piece.split('=');
    const camera = readWord(key);
    if (piece === '' || key === 'token') continue;
    if (camera?.startsWith('@') && rest.length === 0) {
      if (found.view) problem('twice', '@', piece);
      else Object.assign(found, nonNull({ view: readCamera(camera, home, (wrong) => problem('value', '@', wrong)) }));
      continue;
    }
    const part = parts.find((one) => one === key);
    if (!part) problem('unknown', key, piece);
    else if (given.has(part)) problem('twice', part, piece);
    else given.set(part, rest.join('='));
  }

  const value = <T>(part: Part, read: (written: string) => T | null): T | undefined => {
    const written = given.get(part);
    if (written === undefined) return undefined;
    const result = read(written);
    if (result === null) problem('value', part, written);
    return result ?? undefined;
  };
  const readOwn = (before: '' | 'b.'): Partial<Own> => {
    const part = <P extends (typeof own)[number]>(name: P) => `${before}${name}` as const;
    const at = value(part('time'), (written) => readTime(readWord(written) ?? ''));
    const rate = value(part('rate'), (written) => readRate(readWord(written) ?? ''));
    const [layers, hide, range] = [given.get(part('layers')), given.get(part('hide')), given.get(part('range'))];
    return {
      ...(at === undefined && rate === undefined ? {} : { clock: { mode: 'set', at: at ?? Math.round(now), since: Math.max(0, Math.round(now)), rate: rate ?? 0 } }),
      ...(layers === undefined ? {} : { layers: readLayers(layers, (wrong) => problem('value', part('layers'), wrong)) }),
      ...(hide === undefined && range === undefined ? {} : { filters: readFilters(hide ?? null, range ?? null, (name, wrong) => problem('value', part(name), wrong)) }),
    };
  };
  Object.assign(found, readOwn(''));
  const region = value('region', (written) => aspectSchemas.region.safeParse(readWord(written)).data ?? null);
  if (region) found.region = region;
  const selection = value('select', readSelection);
  if (selection) found.selection = selection;
  const compare = value('compare', (written) => readLayout(readWord(written) ?? ''));
  const second = readOwn('b.');
  const camera = value('b.camera', (written) => readCamera(readWord(written) ?? '', home, (wrong) => problem('value', 'b.camera', wrong)));
  if (compare) found.compare = { clock: liveClock, layers: {}, filters: {}, ...second, ...compare, view: camera ?? null };
  else if (camera !== undefined || Object.keys(second).length > 0) problem('unknown', 'b.', 'b.');
  return { found, problems };
}

function readRate(written: string): number | null {
  const rate = readNumber(written);
  return rate !== null && aspectSchemas.clock.safeParse({ mode: 'set', at: 0, since: 0, rate }).success ? rate : null;
}

function readSelection(written: string): SavedView['selection'] {
  const colon = written.indexOf(':');
  const id = readWord(written.slice(colon + 1));
  return aspectSchemas.selection.safeParse({ kind: written.slice(0, Math.max(0, colon)), id }).data ?? null;
}

const nonNull = (value: { view: ViewState | null }): Partial<SavedView> => (value.view ? { view: value.view } : {});

/** The parts an address leaves out, as they are then. */
export const unsaid: Omit<SavedView, 'view' | 'compare'> = { clock: liveClock, layers: {}, filters: {}, selection: null, region: null };
