import { initialState } from '@/model';
import type { AspectMessage, Welcome } from '@/protocol';
import { createLinkStore, createRequestStore, createViewStore } from '@/state';
import { expect, it } from 'vitest';
import { connect } from './connection';
import { FakeTime, FakeTransport } from './fake-surroundings';
import { look, me, rolesOf, roomWith } from './two-screens';

const selection = (epoch: number, seq: number, id: string): AspectMessage => ({ aspect: 'selection', kind: 'settle', epoch, seq, sampledAt: 1, value: { kind: 'building', id } });

/** Leads, says `mine` under epoch 1 and comes back to a hub of this id that holds `held`; returns what it says then and shows. */
function comeBack(hub: string, held: AspectMessage): { said: AspectMessage[]; shown: unknown } {
  const time = new FakeTime();
  const transport = new FakeTransport();
  transport.hubTime = () => time.origin + time.now();
  const view = createViewStore(initialState(look(71)));
  connect(
    { token: 't', screen: me, cityId: 'astana', view, link: createLinkStore(me.screenId), requests: createRequestStore(), onMovers: () => {}, onError: () => {} },
    { time, transport },
  );
  const join = (welcome: Pick<Welcome, 'hub' | 'values' | 'room'>): void => {
    transport.events!.opened();
    transport.of('join').at(-1)!.answer!({ ok: true, value: { cityId: 'astana', roles: rolesOf('lead'), ...welcome } satisfies Welcome });
    time.advance(1_000);
  };
  const selections = () => transport.of('aspect').filter(({ message }) => (message as AspectMessage).aspect === 'selection');
  join({ hub: 'hub-1', values: [], room: roomWith(rolesOf('lead')) });
  for (const { message, answer } of transport.of('aspect')) answer?.({ ok: true, value: { epoch: 1, seq: (message as AspectMessage).seq } });
  view.set('selection', { kind: 'building', id: 'mine' }, 'user');
  selections().at(-1)!.answer!({ ok: true, value: { epoch: 1, seq: 2 } });
  const before = selections().length;
  transport.events!.closed();
  time.advance(3_000);
  join({ hub, values: [held], room: roomWith(rolesOf('lead'), hub === 'hub-1' ? 1 : 1_001) });
  return { said: selections().slice(before).map(({ message }) => message as AspectMessage), shown: view.get('selection') };
}

it('R63 says its value again to another hub that had not written it down', () => {
  const { said, shown } = comeBack('hub-2', selection(1, 1, 'lost'));
  expect(shown).toEqual({ kind: 'building', id: 'mine' });
  expect(said[0]).toMatchObject({ epoch: 1_001, value: { id: 'mine' } });
});

it('R63 takes the value another hub has when that is its own or a newer one', () => {
  expect(comeBack('hub-2', selection(1, 2, 'mine')).said).toEqual([]);
  const { said, shown } = comeBack('hub-2', selection(2, 1, 'newer'));
  expect([said, shown]).toEqual([[], { kind: 'building', id: 'newer' }]);
});

it('R6 takes the value of the hub it knows', () => {
  expect(comeBack('hub-1', selection(1, 1, 'room')).shown).toEqual({ kind: 'building', id: 'room' });
});

it('R8 asks for the room’s value when it follows on after all: it was changed here while the lead was asked for', () => {
  const time = new FakeTime();
  const transport = new FakeTransport();
  transport.hubTime = () => time.origin + time.now();
  const view = createViewStore(initialState(look(71)));
  const connection = connect(
    { token: 't', screen: me, cityId: 'astana', view, link: createLinkStore(me.screenId), requests: createRequestStore(), onMovers: () => {}, onError: () => {} },
    { time, transport },
  );
  transport.events!.opened();
  transport.of('join')[0]!.answer!({ ok: true, value: { hub: 'hub-1', cityId: 'astana', roles: rolesOf('follow'), values: [selection(1, 5, 'room')], room: roomWith(rolesOf('follow')) } satisfies Welcome });
  void connection.lead('selection');
  view.set('selection', { kind: 'building', id: 'mine' }, 'user');
  void connection.attach('selection');
  transport.events!.closed();
  time.advance(3_000);
  transport.events!.opened();
  expect(transport.of('join')[1]!.message).toMatchObject({ roles: { selection: 'follow' } });
  expect(transport.of('join')[1]!.message).not.toHaveProperty('known.selection');
});
