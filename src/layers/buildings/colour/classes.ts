import type { BuildingAttribute } from '@/model';
import { classColour, mostColours, otherColour } from './class-colours';
import type { Rgb } from './ramp';

export type ClassAttribute = Extract<BuildingAttribute, { type: 'class' }>;

/** In filters: buildings of classes without a colour of their own, and those the source says nothing of. */
export const otherClass = '*';
export const noValue = '';

export interface ColourClass {
  /** A value, `otherClass` or `noValue`. */
  key: string;
  /** Null for the neutral look. */
  colour: Rgb | null;
  count: number;
}

/** The classes of a legend: the most frequent values, what is left, and buildings without a value; empty ones left out. */
export function colourClasses({ values, count }: ClassAttribute, buildings: number): ColourClass[] {
  const own = values.slice(0, mostColours).map(({ value, count: each }, rank): ColourClass => ({ key: value, colour: classColour(rank), count: each }));
  const rest = count - own.reduce((sum, each) => sum + each.count, 0);
  return [
    ...own,
    ...(rest > 0 ? [{ key: otherClass, colour: otherColour, count: rest }] : []),
    ...(buildings > count ? [{ key: noValue, colour: null, count: buildings - count }] : []),
  ];
}

/** Which of its classes a building's value belongs to. */
export function classReader({ values }: ClassAttribute): (value: string | number | undefined) => { key: string; colour: Rgb | null } {
  const own = new Map(values.slice(0, mostColours).map(({ value }, rank) => [value, { key: value, colour: classColour(rank) }]));
  const other = { key: otherClass, colour: otherColour };
  const none = { key: noValue, colour: null };
  return (value) => (value === undefined || value === '' ? none : (own.get(String(value)) ?? other));
}
