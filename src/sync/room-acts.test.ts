import { aspects, initialState, type Aspect, type LinkRole } from '@/model';
import type { Room, Told } from '@/protocol';
import { createLinkStore, createRequestStore, createViewStore, type LinkStore } from '@/state';
import { beforeEach, expect, it } from 'vitest';
import { connect, type Connection } from './connection';
import { FakeTime, FakeTransport } from './fake-surroundings';
import { look, me, rolesOf, roomWith } from './two-screens';

let time: FakeTime;
let transport: FakeTransport;
let link: LinkStore;
let connection: Connection;
let told: Told[];

beforeEach(() => {
  time = new FakeTime();
  transport = new FakeTransport();
  transport.hubTime = () => time.origin + time.now();
  link = createLinkStore(me.screenId);
  connection = connect(
    {
      token: 't', screen: me, cityId: 'astana', view: createViewStore(initialState(look(71))), link, requests: createRequestStore(),
      onMovers: () => {}, onError: (message) => { throw new Error(message); },
    },
    { time, transport },
  );
  told = [];
  connection.acts.onTold((message) => told.push(message));
  transport.events!.opened();
  const roles = rolesOf('lead');
  transport.of('join')[0]!.answer!({ ok: true, value: { hub: 'hub-1', cityId: 'astana', roles, room: roomWith(roles), values: [] } });
  time.advance(1_000);
});

const receive = (event: string, payload: unknown): void => transport.events!.message(event, payload);
const answer = (event: string, reply: unknown): void => transport.of(event).at(-1)!.answer!(reply);
const room = (mine: Record<Aspect, LinkRole>): Room => roomWith(mine, 2, 'other');
const from = { screenId: 'other', name: 'Other' };

it('R22 a lead handed over is not told as lost: this screen follows at once', async () => {
  const given = connection.acts.handOver(['camera'], 'other');
  expect(transport.of('handOver').at(-1)!.message).toEqual({ aspects: ['camera'], to: 'other' });
  answer('handOver', { ok: true, value: null });
  expect(await given).toEqual({ ok: true, value: null });
  expect(link.getState().roles).toEqual(rolesOf('lead', { camera: 'follow' }));
  receive('room', room(rolesOf('lead', { camera: 'follow' })));
  expect(link.getState().notice).toBeNull();
});

it('R22 refused, it goes on leading', async () => {
  const given = connection.acts.handOver(['camera'], 'gone');
  const refusal = { code: 'unavailable', message: 'it has left', remedy: 'Choose another.' };
  answer('handOver', { ok: false, refusal });
  expect(await given).toEqual({ ok: false, refusal });
  expect(link.getState().roles.camera).toBe('lead');
});

it('a lead taken by another without being asked is told as lost', () => {
  receive('room', room(rolesOf('lead', { camera: 'follow' })));
  expect(link.getState().notice?.code).toBe('lead-lost');
});

it('R23 being gathered is told by name, not as a loss', () => {
  receive('told', { code: 'gathered', from, aspects: [...aspects] });
  receive('room', room(rolesOf('follow')));
  expect(told).toEqual([{ code: 'gathered', from, aspects: [...aspects] }]);
  expect(link.getState()).toMatchObject({ notice: null, roles: rolesOf('follow') });
});

it('R23 a lead asked for meanwhile is not given up', () => {
  void connection.lead('camera');
  receive('told', { code: 'gathered', from, aspects: [...aspects] });
  expect(link.getState().roles).toEqual(rolesOf('follow', { camera: 'lead' }));
});

it('R22 a lead handed to this screen begins with what it shows', () => {
  receive('told', { code: 'gathered', from, aspects: [...aspects] });
  receive('room', room(rolesOf('follow')));
  receive('told', { code: 'handed-over', from, aspects: ['selection'] });
  receive('room', roomWith(rolesOf('follow', { selection: 'lead' }), 3, 'other'));
  expect(link.getState().roles.selection).toBe('lead');
  expect(transport.of('aspect').at(-1)!.message).toMatchObject({ aspect: 'selection', kind: 'settle', epoch: 3, seq: 1 });
});
