import { aspectSchemas, initialState, type LayersAspect } from '@/model';
import { createViewStore } from '@/state';
import { expect, test } from 'vitest';
import { followOrder, frontFirst, movedTo } from './layer-order';

const ids = ['requests', 'workers', 'regions', 'labels'];

test('layers have a place of their own until somebody gives them another', () => {
  expect(frontFirst(ids, {})).toEqual(ids);
  expect(frontFirst(ids, { workers: { visible: true, opacity: 1, order: 5 }, labels: { visible: false, opacity: 1 } })).toEqual(['requests', 'regions', 'labels', 'workers']);
});

test('moving one keeps the others’ order and everything else that was chosen', () => {
  let layers: LayersAspect = { workers: { visible: false, opacity: 0.3, colourBy: null }, buildings: { visible: true, opacity: 1, colourBy: 'height' } };
  layers = movedTo(ids, layers, 'workers', 3)!;
  expect(frontFirst(ids, layers)).toEqual(['requests', 'regions', 'labels', 'workers']);
  expect(layers['workers']).toMatchObject({ visible: false, opacity: 0.3 });
  expect(layers['buildings']).toEqual({ visible: true, opacity: 1, colourBy: 'height' });
  expect(aspectSchemas.layers.safeParse(layers).success).toBe(true);
  expect(frontFirst(ids, movedTo(ids, layers, 'labels', 0)!)).toEqual(['labels', 'requests', 'regions', 'workers']);
});

test('a layer at the end of the list stays there', () => {
  expect(movedTo(ids, {}, 'requests', -1)).toBeNull();
  expect(movedTo(ids, {}, 'labels', 9)).toBeNull();
});

const camera = { view: { longitude: 0, latitude: 0, height: 1, bearing: 0, pitch: 0, roll: 0, fovy: 40 }, aspectRatio: 1 };

test('the stage draws the front last, what other screens see first, and again after a change', () => {
  const view = createViewStore(initialState(camera));
  const orders: string[] = [];
  const stop = followOrder({ setOrder: (owners) => void orders.push(owners.join()) }, view, ['workers', 'regions', 'labels'], ['outlines']);
  view.set('layers', movedTo(['workers', 'regions', 'labels'], {}, 'workers', 1)!, 'user');
  view.set('filters', {}, 'user');
  stop();
  view.set('layers', {}, 'user');
  expect(orders).toEqual(['presence/grounds,outlines,labels,regions,workers', 'presence/grounds,outlines,labels,workers,regions']);
});

test('names beside drawings are behind the pins and before all lines, wherever the drawings are', () => {
  const drawn = ['annotations', 'requests', 'workers'];
  for (const place of [0, 1, 2]) {
    const view = createViewStore({ ...initialState(camera), layers: movedTo(drawn, {}, 'annotations', place) ?? {} });
    let order: readonly string[] = [];
    followOrder({ setOrder: (owners) => void (order = owners) }, view, drawn)();
    expect(order.filter((owner) => /requests|annotations\//.test(owner))).toEqual(['annotations/lines', 'annotations/names', 'requests']);
    expect(order.filter((owner) => !owner.includes('/')).reverse().indexOf('annotations')).toBe(place);
  }
});
