import type { BuildingAttribute } from '@/model';
import { createViewStore } from '@/state';
import { initialState, aspectSchemas } from '@/model';
import { describe, expect, test } from 'vitest';
import { seen, visions } from '../../testing/colour-vision';
import { classColour, mostColours, otherColour } from './class-colours';
import { classReader, colourClasses, noValue, otherClass, type ClassAttribute } from './classes';
import { buildingFilter, isFiltering, resetFilter, setRange } from './filter';
import { paintOf } from './paint';
import { rampColour, ticks } from './ramp';
import { scaleOf } from './scale';

const height: BuildingAttribute = { type: 'number', id: 'height', unit: 'm', low: 10, high: 110, min: 2, max: 300, count: 90 };
const kind: ClassAttribute = { type: 'class', id: 'kind', values: Array.from({ length: 14 }, (_, i) => ({ value: `k${i}`, count: 20 - i })), count: 200 };
const attributes = [height, kind];

describe.each(visions)('with colour vision: %s', (vision) => {
  test('a ramp rises in lightness all the way, in even steps', () => {
    const lightness = Array.from({ length: 21 }, (_, i) => seen(rampColour(i / 20), vision)[0]);
    const steps = lightness.slice(1).map((value, i) => value - lightness[i]!);
    expect(Math.min(...steps)).toBeGreaterThan(1);
    expect(Math.max(...steps)).toBeLessThan(7);
  });
});

describe('a scale', () => {
  test('has round values inside its ends', () => {
    expect(ticks(3, 30, 5)).toEqual([10, 20, 30]);
    expect(ticks(0.62, 0.87, 4)).toEqual([0.7, 0.8]);
    expect(ticks(1912, 2008, 5)).toEqual([1920, 1940, 1960, 1980, 2000]);
    expect(ticks(5, 5, 4)).toEqual([5]);
  });
});

describe('classes', () => {
  test('without a colour of their own are "other", buildings without a value come last; all are counted', () => {
    const classes = colourClasses(kind, 1_000);
    expect(classes.map(({ key }) => key)).toEqual([...Array.from({ length: mostColours }, (_, i) => `k${i}`), otherClass, noValue]);
    expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(1_000);
    expect(classes.at(-1)).toEqual({ key: noValue, colour: null, count: 800 });
    expect(classReader(kind)('k3').colour).toEqual(classes[3]!.colour);
    expect([classReader(kind)('k12').key, classReader(kind)('never heard of').key, classReader(kind)('').key]).toEqual([otherClass, otherClass, noValue]);
  });
});

describe('painting', () => {
  test('leaves buildings alone when nothing is chosen and nothing is hidden, or the city lacks the attribute', () => {
    expect(paintOf(attributes, null, undefined)).toBeNull();
    expect(paintOf(attributes, 'colour of the door', { hidden: { door: ['red'] }, ranges: { age: [1, 2] } })).toBeNull();
    expect(paintOf(attributes, null, { hidden: { kind: [] }, ranges: {} })).toBeNull();
  });

  test('gives the legend’s colour, the end of the ramp beyond it, and neutral where the source says nothing', () => {
    const paint = paintOf(attributes, 'height', undefined)!;
    expect(paint({ height: 60 })).toEqual(rampColour(0.5));
    expect([paint({ height: 300 }), paint({ height: 2 })]).toEqual([rampColour(1), rampColour(0)]);
    expect(paint({ name: 'x' })).toBe('neutral');
    const byKind = paintOf(attributes, 'kind', undefined)!;
    expect([byKind({ kind: 'k2' }), byKind({ kind: 'k13' }), byKind({ kind: '' })]).toEqual([classColour(2), otherColour, 'neutral']);
  });

  test('hides what lies outside a range, and what has no value to lie inside; the ends are inside', () => {
    const paint = paintOf(attributes, null, { hidden: {}, ranges: { height: [20.3, 50] } })!;
    expect([20, Math.fround(20.3), 50, 50.1].map((value) => paint({ height: value }))).toEqual(['hidden', 'neutral', 'neutral', 'hidden']);
    expect(paint({})).toBe('hidden');
  });

  test('hides classes, the rest of them together, and those without a value; filters of several attributes add up', () => {
    const paint = paintOf(attributes, 'kind', { hidden: { kind: ['k1', otherClass, noValue] }, ranges: { height: [0, 100] } })!;
    expect(['k0', 'k1', 'k13', ''].map((value) => paint({ kind: value, height: 10 }))).toEqual([classColour(0), 'hidden', 'hidden', 'hidden']);
    expect(paint({ kind: 'k0', height: 101 })).toBe('hidden');
  });
});

describe('filters', () => {
  test('are set, kept beside those of other layers, and taken back; always what the room accepts', () => {
    const camera = { view: { longitude: 0, latitude: 0, height: 1, bearing: 0, pitch: 0, roll: 0, fovy: 40 }, aspectRatio: 1 };
    const view = createViewStore({ ...initialState(camera), filters: { requests: { hidden: { category: ['waste'] }, ranges: {} } } });
    expect(isFiltering(buildingFilter(view))).toBe(false);
    setRange(view, 'height', [5, 20]);
    expect(aspectSchemas.filters.parse(view.get('filters'))['buildings']).toEqual({ hidden: {}, ranges: { height: [5, 20] } });
    expect(isFiltering(buildingFilter(view))).toBe(true);
    setRange(view, 'height', null);
    expect(isFiltering(buildingFilter(view))).toBe(false);
    resetFilter(view);
    expect(view.get('filters')).toEqual({ requests: { hidden: { category: ['waste'] }, ranges: {} } });
  });
});

describe('the track of a legend', () => {
  const scale = scaleOf({ low: 3, high: 30, min: 3, max: 264 });

  test('gives the ramp its proportion and the rare rest little room', () => {
    expect(scale.ramp).toEqual([0, 0.86]);
    expect(scale.shareOf(16.5)).toBeCloseTo(0.43, 9);
    expect([scale.shareOf(3), scale.shareOf(30), scale.shareOf(264), scale.shareOf(999)]).toEqual([0, 0.86, 1, 1]);
  });

  test('there and back is the same value, in whole steps where values are whole', () => {
    for (const value of [3, 4, 17, 30, 150, 264]) expect(scale.valueAt(scale.shareOf(value))).toBe(value);
    expect(Number.isInteger(scale.valueAt(0.123))).toBe(true);
    const metres = scaleOf({ low: -0.89, high: 3.68, min: -1.15, max: 4.28 });
    expect(metres.ramp).toEqual([0.14, 0.86]);
    for (const value of [-1.15, -0.9, 0, 1.23, 4.28]) expect(metres.valueAt(metres.shareOf(value))).toBeCloseTo(value, 1);
    expect([metres.valueAt(0), metres.valueAt(1)]).toEqual([-1.15, 4.28]);
  });

  test('with two values only it still has two ends', () => {
    const two = scaleOf({ low: 0, high: 1, min: 0, max: 1 });
    expect([two.valueAt(0), two.valueAt(1), two.shareOf(1)]).toEqual([0, 1, 1]);
    expect(scaleOf({ low: 1, high: 1, min: 1, max: 9 }).shareOf(9)).toBe(1);
  });
});
