import { initialState, liveClock, type ViewState } from '@/model';
import { createCompareStore, createViewStore } from '@/state';
import { expect, test } from 'vitest';
import { linkPanes } from './link-panes';

const eye: ViewState = { longitude: 71.4, latitude: 51.1, height: 700, bearing: 0, pitch: 60, roll: 0, fovy: 45 };
const at = (longitude: number) => ({ view: { ...eye, longitude }, aspectRatio: 1.6 });
const nowhere = { getItem: () => null, setItem: () => undefined };

function panes() {
  const a = createViewStore(initialState(at(71.4)));
  const b = createViewStore(initialState(a.get('camera')));
  const compare = createCompareStore(nowhere);
  const heard: string[] = [];
  a.onChange(({ aspect, origin }) => heard.push(`${aspect} ${origin}`));
  return { a, b, compare, heard, stop: linkPanes(a, b, compare) };
}

test('either pane moves both cameras; what a hand does in B is that hand’s act in A, what the room does stays the room’s', () => {
  const { a, b, heard } = panes();
  b.set('camera', at(71.5), 'user');
  expect(a.get('camera')).toBe(b.get('camera'));
  a.set('camera', at(71.6), 'remote');
  expect(b.get('camera')).toBe(a.get('camera'));
  expect(heard).toEqual(['camera user', 'camera remote']);
});

test('time, layers and filters are each pane’s own; selection and region are not', () => {
  const { a, b } = panes();
  b.set('clock', { mode: 'set', at: 0, since: 0, rate: 0 }, 'user');
  b.set('layers', { workers: { visible: false, opacity: 1 } }, 'user');
  b.set('filters', { requests: { hidden: { category: ['waste'] }, ranges: {} } }, 'user');
  expect([a.get('clock'), a.get('layers'), a.get('filters')]).toEqual([liveClock, {}, {}]);
  b.set('selection', { kind: 'building', id: 'way/1' }, 'user');
  expect(a.get('selection')).toEqual({ kind: 'building', id: 'way/1' });
  a.set('region', 'c03', 'remote');
  expect(b.get('region')).toBe('c03');
});

test('unlinked cameras are two places; linked again both are where the hand was last', () => {
  const { a, b, compare } = panes();
  compare.setState({ linked: false, edited: 'b' });
  b.set('camera', at(72), 'user');
  expect(a.get('camera').view.longitude).toBe(71.4);
  compare.setState({ linked: true });
  expect(a.get('camera').view.longitude).toBe(72);
  compare.setState({ linked: false, edited: 'a' });
  a.set('camera', at(73), 'user');
  compare.setState({ linked: true });
  expect(b.get('camera').view.longitude).toBe(73);
});

test('nothing is carried over after the end', () => {
  const { a, b, stop } = panes();
  stop();
  a.set('camera', at(74), 'user');
  expect(b.get('camera').view.longitude).toBe(71.4);
});
