import type { Building } from '../content';
import type { Candidate, Scalar } from './candidates';

/** A candidate with values of one type. */
export type Typed =
  | { type: 'number'; id: string; unit: string; values: ReadonlyMap<Building, number> }
  | { type: 'class'; id: string; values: ReadonlyMap<Building, string> };

/** As long as a value may be in a filter. */
const longestClass = 64;
const isoDate = /^(\d{4})-\d{2}(-\d{2}.*)?$/;
/** A share of values that read as numbers makes numbers of a column; what does not read is then no value. */
const mostly = 0.95;
/** Of a number type even where no building has a value. */
const numeric = new Set(['height', 'levels']);

/** Numbers where nearly all values are numbers (dates become years), else classes; the program's own columns have a type of their own. */
export function typed({ id, unit, values }: Candidate): Typed {
  const numbers = new Map<Building, number>();
  for (const [building, value] of values) {
    const number = numberOf(value);
    if (number !== null) numbers.set(building, number);
  }
  if (numeric.has(id) || (id !== 'kind' && numbers.size > 0 && numbers.size >= values.size * mostly)) return { type: 'number', id, unit, values: numbers };
  const classes = new Map([...values].map(([building, value]) => [building, String(value).trim().slice(0, longestClass)] as const));
  return { type: 'class', id, values: classes };
}

/** A column holds single-precision numbers; a larger one would become another. */
function numberOf(value: Scalar): number | null {
  const text = String(value).trim();
  const year = isoDate.exec(text)?.[1];
  const number = Number(year ?? (/^[-+]?\d+([.,]\d+)?$/.test(text) ? text.replace(',', '.') : value));
  return text !== '' && Number.isFinite(number) && Math.abs(number) < 1e9 ? Math.fround(number) : null;
}
