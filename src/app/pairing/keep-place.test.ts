import type { DocumentOf, Wall } from '@/model';
import { createLinkStore, createRoomStore, createWallPlaceStore } from '@/state';
import { beforeEach, expect, test, vi } from 'vitest';
import { forgetPanel, holdPanel, readPanel } from './held-panel';
import { keepPlace } from './keep-place';

const wall: Wall = {
  name: 'Wall', rows: 1, columns: 2, panel: { width: 1_000, height: 500 }, bezel: { horizontal: 4, vertical: 4 }, pixels: { width: 1_920, height: 1_080 }, distance: 6,
  missing: [], bound: { '0,1': 'p1' }, testPattern: false,
};
const document = (content: Wall, version = 1, id = 'w'): DocumentOf<'wall'> => ({ kind: 'wall', id, version, by: { subject: 'desk', screen: 'Desk' }, at: 1, content });
const held = { token: 't', panel: 'p1', wallId: 'w', row: 0, column: 1, wall };

function start() {
  holdPanel('1', held);
  const place = createWallPlaceStore({ tile: { row: 0, column: 1, rows: 1, columns: 2 }, wallId: 'w', wall });
  const [room, link] = [createRoomStore(), createLinkStore('me')];
  const reload = vi.fn<() => void>();
  keepPlace({ panel: { ...held, slot: '1' }, place, room, link, reload });
  return { place, room, link, reload };
}
beforeEach(() => forgetPanel('1'));

test('a changed description is shown at once and remembered, without starting anew', () => {
  const { place, room, reload } = start();
  const wider = { ...wall, columns: 3, bezel: { horizontal: 20, vertical: 4 } };
  room.take(true, [document(wider)], []);
  expect(place.getState()).toEqual({ tile: { row: 0, column: 1, rows: 1, columns: 3 }, wallId: 'w', wall: wider });
  expect(readPanel('1')?.wall).toEqual(wider);
  expect(reload).not.toHaveBeenCalled();
});

test('bound to another place, it starts anew there', () => {
  const { room, reload } = start();
  room.take(true, [document({ ...wall, bound: { '0,0': 'p1' } })], []);
  expect(readPanel('1')).toMatchObject({ row: 0, column: 0, token: 't' });
  expect(reload).toHaveBeenCalledTimes(1);
});

test('unbound, or its wall removed, it forgets its sign-in and starts anew with a code', () => {
  const { room, reload } = start();
  room.take(true, [document({ ...wall, bound: { '0,1': 'another' } })], []);
  expect([readPanel('1'), reload.mock.calls.length]).toEqual([null, 1]);
  const other = start();
  other.room.take(true, [document(wall)], []);
  other.room.take(false, [], [{ kind: 'wall', id: 'w' }]);
  expect([readPanel('1'), other.reload.mock.calls.length]).toEqual([null, 1]);
});

test('it stays while the documents are still on their way, and while only the network is gone', () => {
  const { room, link, reload } = start();
  room.take(true, [], []);
  room.take(false, [document({ ...wall, bound: {} }, 1, 'other')], []);
  link.setState({ status: 'offline' });
  expect([readPanel('1')?.panel, reload.mock.calls.length]).toEqual(['p1', 0]);
  link.setState({ status: 'refused', notice: { code: 'unauthorized', message: '', remedy: '' } });
  expect([readPanel('1'), reload.mock.calls.length]).toEqual([null, 1]);
});
