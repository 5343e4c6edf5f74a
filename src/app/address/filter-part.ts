import { aspectSchemas, type FiltersAspect } from '@/model';
import { inOrder, readNumber, readWord, writeWord } from './words';

/** `requests.category:noise;waste`: hidden classes of an attribute of a layer. */
export const writeHidden = (filters: FiltersAspect): string =>
  inOrder(filters).flatMap(([layer, { hidden }]) => inOrder(hidden)
    .filter(([, values]) => values.length > 0)
    .map(([attribute, values]) => `${writeWord(layer)}.${writeWord(attribute)}:${values.map(writeWord).join(';')}`)).join(',');

/** `buildings.levels:5..12`: what of a number attribute is shown, both ends included. */
export const writeRanges = (filters: FiltersAspect): string =>
  inOrder(filters).flatMap(([layer, { ranges }]) => inOrder(ranges)
    .map(([attribute, [least, most]]) => `${writeWord(layer)}.${writeWord(attribute)}:${least}..${most}`)).join(',');

/** Reads both parts, absent ones as null; each piece that is not one is told. */
export function readFilters(hide: string | null, range: string | null, wrong: (part: 'hide' | 'range', piece: string) => void): FiltersAspect {
  let filters: FiltersAspect = {};
  const add = (part: 'hide' | 'range', text: string | null, read: (values: string) => string[] | [number, number] | null): void => {
    for (const piece of text?.split(',') ?? []) {
      const next = withPiece(filters, part, piece, read);
      if (next) filters = next;
      else wrong(part, piece);
    }
  };
  add('hide', hide, readClasses);
  add('range', range, readRange);
  return filters;
}

function withPiece(
  filters: FiltersAspect, part: 'hide' | 'range', piece: string, read: (values: string) => string[] | [number, number] | null,
): FiltersAspect | null {
  const [, first, second, third] = /^([^.:]+)\.([^.:]+):([^:]*)$/.exec(piece) ?? [];
  const [layer, attribute] = [readWord(first ?? '%'), readWord(second ?? '%')];
  const values = third === undefined ? null : read(third);
  if (layer === null || attribute === null || values === null) return null;
  const held = filters[layer] ?? { hidden: {}, ranges: {} };
  const key = part === 'hide' ? 'hidden' : 'ranges';
  const checked = aspectSchemas.filters.safeParse({ ...filters, [layer]: { ...held, [key]: { ...held[key], [attribute]: values } } });
  return checked.success ? checked.data : null;
}

function readClasses(text: string): string[] | null {
  const values = text.split(';').map(readWord);
  return values.every((value) => value !== null) ? values : null;
}

function readRange(text: string): [number, number] | null {
  const ends = text.split('..').map(readNumber);
  const [least, most] = ends;
  return ends.length === 2 && least != null && most != null && least <= most ? [least, most] : null;
}
