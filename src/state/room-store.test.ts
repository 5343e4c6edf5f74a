import type { Annotation, RoomDocument } from '@/model';
import { expect, it } from 'vitest';
import { createRoomStore, documentOf, documentsOf } from './room-store';

const note = (id: string, at: number, text = ''): RoomDocument => ({
  kind: 'annotation', id, version: 1, by: { subject: 'desk', screen: 'Desk' }, at,
  content: { kind: 'note', points: [{ longitude: 71, latitude: 51, height: 0 }], colour: 'signal', text, photo: null, fadesAt: null } satisfies Annotation,
});
const alert = (id: string, at: number): RoomDocument => ({
  kind: 'alert', id, version: 1, by: { subject: 'desk', screen: 'Desk' }, at,
  content: { severity: 'severe', headline: 'Flood', description: '', position: { longitude: 71, latitude: 51, height: 0 }, distance: 500, expires: 9e15 },
});

it('documents of a kind come oldest first, each under its kind and id', () => {
  const store = createRoomStore();
  store.take(true, [note('b', 2), note('a', 1), alert('a', 3)], []);
  expect(documentsOf(store.getState(), 'annotation').map(({ id }) => id)).toEqual(['a', 'b']);
  expect(documentOf(store.getState(), 'alert', 'a')?.content.headline).toBe('Flood');
  expect(documentOf(store.getState(), 'scene', 'a')).toBeNull();
});

it('a list stays the same array while nothing of its kind changes', () => {
  const store = createRoomStore();
  store.take(true, [note('a', 1), alert('a', 3)], []);
  const alerts = documentsOf(store.getState(), 'alert');
  store.take(false, [note('a', 1, 'changed')], []);
  expect(documentsOf(store.getState(), 'alert')).toBe(alerts);
  expect(documentsOf(store.getState(), 'annotation')[0]?.content.text).toBe('changed');
});

it('what is gone is gone, and a whole list leaves nothing of the one before', () => {
  const store = createRoomStore();
  expect(store.getState().loaded).toBe(false);
  store.take(true, [note('a', 1), note('b', 2)], []);
  store.take(false, [], [{ kind: 'annotation', id: 'a' }]);
  expect([...store.getState().documents.keys()]).toEqual(['annotation/b']);
  store.take(true, [alert('x', 1)], []);
  expect([...store.getState().documents.keys()]).toEqual(['alert/x']);
  expect(documentsOf(store.getState(), 'annotation')).toEqual([]);
});
