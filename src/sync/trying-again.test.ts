import { initialState } from '@/model';
import type { Welcome } from '@/protocol';
import { createLinkStore, createRequestStore, createViewStore } from '@/state';
import { beforeEach, expect, it, vi } from 'vitest';
import { connect } from './connection';
import { FakeTime, FakeTransport } from './fake-surroundings';
import { look, me, rolesOf, roomWith } from './two-screens';

let time: FakeTime;
let transport: FakeTransport;
let view: ReturnType<typeof createViewStore>;
let link: ReturnType<typeof createLinkStore>;

beforeEach(() => {
  time = new FakeTime();
  transport = new FakeTransport();
  transport.hubTime = () => time.origin + time.now();
  view = createViewStore(initialState(look(71)));
  link = createLinkStore(me.screenId);
  connect({ token: 't', screen: me, cityId: 'astana', view, link, requests: createRequestStore(), onMovers: () => undefined, onError: () => undefined }, { time, transport });
});

/** The hub lets it in, as a follower. */
function open(): void {
  transport.events!.opened();
  const roles = rolesOf('follow');
  transport.of('join').at(-1)!.answer!({ ok: true, value: { hub: 'hub-1', cityId: 'astana', roles, room: roomWith(roles), values: [] } satisfies Welcome });
  time.advance(1_000);
}

it('R18 tries again by itself, ever more slowly up to 3 s, and says since when it is offline', () => {
  open();
  const since = time.origin + time.now();
  transport.events!.closed();
  const waits: number[] = [];
  for (let i = 0; i < 7; i++) {
    const [opens, start] = [transport.opens, time.now()];
    while (transport.opens === opens) time.advance(1);
    waits.push(time.now() - start);
    transport.events!.failed(null);
  }
  expect(waits).toEqual([188, 375, 750, 1_500, 2_250, 2_250, 2_250]);
  expect(link.getState()).toMatchObject({ status: 'offline', offlineSince: since, notice: { message: 'The hub cannot be reached.' } });
  time.advance(3_000);
  open();
  expect(link.getState()).toMatchObject({ status: 'online', offlineSince: null, notice: null });
});

it.each([['unauthorized', 'refused'], ['version-mismatch', 'refused'], ['shutting-down', 'offline'], ['bad-message', 'offline']])(
  'R18 turned away as %s it is %s', (reason, status) => {
    transport.events!.failed({ reason, message: 'no', remedy: 'do this' });
    expect(link.getState()).toMatchObject({ status, notice: { message: 'no', remedy: 'do this' } });
    time.advance(10_000);
    expect(transport.opens > 1).toBe(status === 'offline');
  });

it('R18 a try that nobody answered was a wait already', () => {
  for (let i = 0; i < 4; i++) {
    transport.events!.failed(null);
    time.advance(3_000);
  }
  time.advance(2_000);
  const opens = transport.opens;
  transport.events!.failed(null);
  time.advance(0);
  expect(transport.opens).toBe(opens + 1);
});

it('R18 tries again at once when the browser has a network again', () => {
  let back = (): void => undefined;
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('addEventListener', (event: string, action: () => void) => { if (event === 'online') back = action; });
  const again = connect({ token: 't', screen: me, cityId: 'astana', view, link: createLinkStore('me'), requests: createRequestStore(), onMovers: () => undefined, onError: () => undefined }, { time, transport });
  const opens = transport.opens;
  transport.events!.failed(null);
  back();
  expect(transport.opens).toBe(opens + 1);
  again.close();
  vi.unstubAllGlobals();
});

it('R18 opened elsewhere, it stops', () => {
  open();
  transport.events!.message('closing', { reason: 'replaced', message: 'opened again elsewhere' });
  time.advance(10_000);
  expect([link.getState().status, transport.opens]).toEqual(['refused', 1]);
});

it('a page that was too busy to hear the hub’s answer takes it when it hears it', () => {
  time.stall(20_000);
  open();
  expect([link.getState().status, transport.opens]).toEqual(['online', 1]);
});

it('a hub that falls silent is given up', () => {
  open();
  transport.request = (_event, _message, timeoutMs, done) => void time.after(timeoutMs, () => done(undefined));
  time.advance(20_000);
  expect(transport.opens).toBeGreaterThan(1);
});
