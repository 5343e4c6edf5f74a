import { initialState, type Aspect, type CameraAspect, type LinkRole, type ServiceRequest } from '@/model';
import type { AspectMessage, Welcome } from '@/protocol';
import { createLinkStore, createRequestStore, createViewStore } from '@/state';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect, type Connection } from './connection';
import { FakeTime, FakeTransport } from './fake-surroundings';
import { look, me, other, rolesOf, roomWith } from './two-screens';

const hubAhead = 7_000;

const initial = initialState(look(71));

let time: FakeTime;
let transport: FakeTransport;
let view: ReturnType<typeof createViewStore>;
let link: ReturnType<typeof createLinkStore>;
let requests: ReturnType<typeof createRequestStore>;
let movers: Uint8Array[];
let errors: string[];
let connection: Connection;

beforeEach(() => {
  time = new FakeTime();
  transport = new FakeTransport();
  transport.hubTime = hubNow;
  view = createViewStore(initial);
  link = createLinkStore(me.screenId);
  requests = createRequestStore();
  movers = [];
  errors = [];
  connection = connect(
    {
      token: 't', screen: me, cityId: 'astana', view, link, requests,
      onMovers: (bytes) => movers.push(bytes), onError: (message) => errors.push(message),
    },
    { time, transport },
  );
});

const hubNow = (): number => time.origin + hubAhead + time.now();
function welcome(mine: Record<Aspect, LinkRole>, patch: Partial<Welcome> = {}): void {
  if (transport.of('join').length === 0 || transport.of('join').at(-1)!.answer === undefined) transport.events!.opened();
  const value: Welcome = { hub: 'hub-1', cityId: 'astana', roles: mine, room: roomWith(mine), values: [], ...patch };
  transport.of('join').at(-1)!.answer!({ ok: true, value });
}
function open(mine: Record<Aspect, LinkRole>, patch: Partial<Welcome> = {}): void {
  transport.events!.opened();
  welcome(mine, patch);
  time.advance(1_000);
}

const camera = (seq: number, value: CameraAspect, kind: 'move' | 'settle' = 'move', epoch = 1, sampledAt = hubNow()): AspectMessage =>
  ({ aspect: 'camera', kind, epoch, seq, sampledAt, value });
const selection = (seq: number, id: string, epoch = 1): AspectMessage =>
  ({ aspect: 'selection', kind: 'settle', epoch, seq, sampledAt: hubNow(), value: { kind: 'building', id } });
const receive = (event: string, payload: unknown): void => transport.events!.message(event, payload);
const hear = (message: AspectMessage): void => receive('aspect', { ...message, leader: 'other' });
const role = (aspect: Aspect): LinkRole => link.getState().roles[aspect];
const settled = () => transport.of('aspect').map(({ message }) => message as AspectMessage).filter(({ kind }) => kind === 'settle');

describe('joining', () => {
  it('says what it is and takes roles, room and values', () => {
    open(rolesOf('follow'), { values: [selection(3, 'tower')] });
    expect(transport.of('join')[0]!.message).toEqual({ known: {}, requestsAfter: 0 });
    expect(link.getState()).toMatchObject({
      status: 'online', room: 'ops', roles: rolesOf('follow'), playoutDelayMs: 50, offlineSince: null,
      versions: { selection: { epoch: 1, seq: 3, leader: 'other' } },
    });
    expect(link.getState().screens.map(({ screen }) => screen.name)).toEqual(['Me', 'Other']);
    expect(view.get('selection')).toEqual({ kind: 'building', id: 'tower' });
  });

  it('R6 a leader takes the room’s value where there is one, and gives its own where there is none', () => {
    open(rolesOf('lead'), { values: [selection(3, 'tower')] });
    expect(view.get('selection')).toEqual({ kind: 'building', id: 'tower' });
    expect(settled().map(({ aspect }) => aspect).toSorted()).toEqual(['camera', 'charts', 'clock', 'filters', 'layers', 'region']);
  });

  it('R6 a leader that comes back gives what the hub does not have yet', () => {
    open(rolesOf('lead'), { values: [selection(3, 'tower')] });
    transport.events!.closed();
    view.set('selection', { kind: 'building', id: 'mine' }, 'user');
    time.advance(3_000);
    open(rolesOf('lead'), { values: [selection(3, 'tower')] });
    expect(view.get('selection')).toEqual({ kind: 'building', id: 'mine' });
    expect(settled().findLast(({ aspect }) => aspect === 'selection')).toMatchObject({ epoch: 1, seq: 4, value: { id: 'mine' } });
  });

  it('R5 R20 a returning screen says its roles, and what it holds of which hub', () => {
    open(rolesOf('follow'), { values: [selection(3, 'tower')] });
    hear(camera(9, look(72)));
    view.set('filters', { requests: { hidden: { category: ['waste'] }, ranges: {} } }, 'user');
    transport.events!.closed();
    time.advance(3_000);
    transport.events!.opened();
    expect(transport.of('join')[1]!.message).toEqual({
      known: { selection: { epoch: 1, seq: 3 } }, hub: 'hub-1', roles: rolesOf('follow', { filters: 'free' }), requestsAfter: 0,
    });
  });

  it('R20 takes the values of another hub process whatever their version', () => {
    open(rolesOf('follow'), { values: [selection(30, 'tower')] });
    transport.events!.closed();
    time.advance(3_000);
    open(rolesOf('follow'), { hub: 'hub-2', values: [selection(1, 'bridge')] });
    expect(view.get('selection')).toEqual({ kind: 'building', id: 'bridge' });
  });

  it('a hub that shows another city ends it with the remedy', () => {
    open(rolesOf('follow'), { cityId: 'delfshaven' });
    expect(link.getState()).toMatchObject({ status: 'refused', notice: { remedy: 'Reload the page.' } });
  });
});

describe('following', () => {
  it('R8 drops what is not newer, and R9 what it does not follow', () => {
    open(rolesOf('follow', { layers: 'free' }));
    hear(selection(5, 'new'));
    hear(selection(4, 'late'));
    hear(selection(9, 'stale epoch', 0));
    hear({ aspect: 'layers', kind: 'settle', epoch: 1, seq: 1, sampledAt: hubNow(), value: { workers: { visible: false, opacity: 1 } } });
    expect(view.get('selection')).toEqual({ kind: 'building', id: 'new' });
    expect(view.get('layers')).toEqual({});
  });

  it('R16 shows a motion 50 ms behind and ends at the leader’s value, bit for bit', () => {
    open(rolesOf('follow'));
    let woken = 0;
    connection.followCamera.onWake(() => woken++);
    const seen: number[] = [];
    for (let i = 1; i <= 20; i++) {
      hear(camera(i, look(71 + i / 100)));
      time.advance(10);
      seen.push(connection.followCamera.evaluate(time.now())?.view.longitude ?? NaN);
    }
    expect([woken, connection.followCamera.active]).toEqual([1, true]);
    expect(seen[19]).toBeCloseTo(71.16, 6);
    const end = look(71 + 1 / 3);
    hear(camera(21, end, 'settle'));
    expect(view.get('camera')).not.toEqual(end);
    time.advance(60);
    expect(view.get('camera')).toEqual(end);
    expect([connection.followCamera.active, connection.followCamera.evaluate(time.now())]).toEqual([false, null]);
  });

  it('R16 a motion that stops without a word is continued for 100 ms and then asks for no frames', () => {
    open(rolesOf('follow'));
    for (let i = 1; i <= 5; i++) {
      hear(camera(i, look(71 + i / 100)));
      time.advance(10);
    }
    time.advance(500);
    expect(connection.followCamera.evaluate(time.now())?.view.longitude).toBeCloseTo(71.15, 6);
    expect(connection.followCamera.active).toBe(false);
  });

  it('shows the camera at once while the clock is not right yet', () => {
    transport.hubTime = null;
    transport.events!.opened();
    welcome(rolesOf('follow'));
    hear(camera(1, look(72), 'settle', 1, hubNow() + 3_600_000));
    expect(view.get('camera')).toEqual(look(72));
  });

  it('R17 a user’s change frees that aspect, tells the hub, and what comes later is not taken', () => {
    open(rolesOf('follow'));
    view.set('selection', { kind: 'building', id: 'mine' }, 'user');
    expect([role('selection'), role('camera')]).toEqual(['free', 'follow']);
    expect(transport.of('role').map(({ message }) => message)).toEqual([{ aspect: 'selection', role: 'free' }]);
    receive('room', roomWith(rolesOf('follow')));
    expect(role('selection')).toBe('free');
    hear(selection(5, 'theirs'));
    expect(view.get('selection')).toEqual({ kind: 'building', id: 'mine' });
  });

  it('R17 changes of the room and the system free nothing and are not sent', () => {
    open(rolesOf('follow'));
    hear(selection(5, 'theirs'));
    view.set('camera', look(80), 'system');
    expect([role('selection'), role('camera')]).toEqual(['follow', 'follow']);
    expect([transport.of('role'), transport.of('aspect')]).toEqual([[], []]);
  });

  it('R9 who attaches again takes the present value even if it was seen before', () => {
    open(rolesOf('follow'));
    hear(selection(5, 'theirs'));
    view.set('selection', null, 'user');
    void connection.attach('selection');
    expect(role('selection')).toBe('follow');
    hear(selection(5, 'theirs'));
    expect(view.get('selection')).toEqual({ kind: 'building', id: 'theirs' });
  });
});

describe('leading', () => {
  const grant = (epoch: number): void => transport.of('role').at(-1)!.answer!({ ok: true, value: { epoch, leader: 'me' } });

  it('begins with the hub’s word, not before, and with this screen’s value', async () => {
    open(rolesOf('follow'));
    const asked = connection.lead('selection');
    expect([role('selection'), settled()]).toEqual(['follow', []]);
    grant(2);
    expect(role('selection')).toBe('lead');
    expect(settled()).toMatchObject([{ aspect: 'selection', epoch: 2, seq: 1, value: null }]);
    expect(await asked).toEqual({ ok: true, value: { epoch: 2, leader: 'me' } });
  });

  it('a refusal is shown, and a value changed meanwhile is this screen’s own', async () => {
    open(rolesOf('follow'));
    const asked = connection.lead('selection');
    view.set('selection', { kind: 'building', id: 'mine' }, 'user');
    transport.of('role')[0]!.answer!({ ok: false, refusal: { code: 'lease-held', message: '"Other" leads selection', remedy: 'ask' } });
    expect(await asked).toMatchObject({ ok: false, refusal: { code: 'lease-held' } });
    expect(link.getState().notice).toEqual({ code: 'lease-held', message: '"Other" leads selection', remedy: 'ask', about: { aspect: 'selection' } });
    expect(role('selection')).toBe('free');
  });

  it('R2 renews every led aspect each second', () => {
    open(rolesOf('follow', { camera: 'lead', layers: 'lead' }));
    transport.sent = [];
    time.advance(3_000);
    expect(transport.of('renew').map(({ message }) => message)).toEqual(
      Array.from({ length: 3 }, () => [{ aspect: 'camera', epoch: 1 }, { aspect: 'layers', epoch: 1 }]).flat(),
    );
  });

  it('R7 losing the lead is visible, and the new leader’s value is shown', () => {
    open(rolesOf('lead'), { values: [selection(3, 'mine')] });
    receive('room', roomWith(rolesOf('lead', { selection: 'follow' }), 2));
    expect(role('selection')).toBe('follow');
    expect(link.getState().notice?.message).toBe('Other leads the selection now; this screen follows it.');
    hear(selection(1, 'theirs', 2));
    expect(view.get('selection')).toEqual({ kind: 'building', id: 'theirs' });
  });

  it('R4 a lease that ran out is asked for again, unless somebody led in between', () => {
    open(rolesOf('lead'));
    receive('room', roomWith(rolesOf('lead', { camera: 'follow' }), 1, null));
    expect(transport.of('role').map(({ message }) => message)).toEqual([{ aspect: 'camera', role: 'lead' }]);
    expect(role('camera')).toBe('lead');
    receive('room', roomWith(rolesOf('lead', { selection: 'follow' }), 3, null));
    expect(transport.of('role')).toHaveLength(1);
    expect(role('selection')).toBe('follow');
  });

  it('waits for the clock before it says anything', () => {
    transport.hubTime = null;
    open(rolesOf('lead'));
    expect(transport.of('aspect')).toEqual([]);
  });

  it.each([['wall', 'large', 60], ['tablet', 'small', 30]] as const)('R14 samples for a %s at %s: about %i Hz', (_, screenClass, hertz) => {
    const mine = rolesOf('lead');
    const room = roomWith(mine);
    room.screens[1]!.screen = { ...other, class: screenClass };
    open(mine, { room, values: [camera(1, look(71), 'settle')] });
    for (let frame = 0; frame < 240; frame++) {
      view.set('camera', look(71 + frame / 1_000), 'user');
      time.advance(1_000 / 240);
    }
    const moves = transport.of('aspect').filter(({ droppable }) => droppable).length;
    expect(moves).toBeGreaterThan(hertz * 0.8);
    expect(moves).toBeLessThanOrEqual(hertz * 1.25);
  });
});

describe('connection', () => {
  it('R19 drops and counts what it cannot read', () => {
    open(rolesOf('follow'));
    receive('aspect', { ...selection(1, 'x'), epoch: -1, leader: 'other' });
    receive('aspect', { ...camera(1, look(999)), leader: 'other' });
    receive('room', { room: 1 });
    receive('movers', 'text');
    receive('gossip', {});
    receive('refused', { event: 'aspect', code: 'stale', message: 'expected after a take-over' });
    expect(connection.errorCount).toBe(5);
    expect(errors[0]).toContain('"aspect"');
    expect(view.get('camera')).toEqual(look(71));
  });

  it('knows shared time with its error', () => {
    open(rolesOf('follow'));
    expect(connection.now()).toBeCloseTo(hubNow(), 3);
    expect(link.getState().clock).toEqual({ offsetMs: expect.closeTo(hubAhead, 3), errorMs: expect.closeTo(0.1, 3) });
  });

  it('hands on movers as bytes', () => {
    open(rolesOf('follow'));
    receive('movers', new Uint8Array([1, 2]).buffer);
    receive('movers', new Uint8Array([3]));
    expect(movers).toEqual([new Uint8Array([1, 2]), new Uint8Array([3])]);
  });

  it('a report answers with what the hub says, or that it is silent', async () => {
    open(rolesOf('follow'));
    const command = { commandId: 'c', requestId: 'r', category: 'road', description: 'hole', longitude: 71, latitude: 51, occurredAt: 0 } as const;
    const [first, second] = [connection.report(command), connection.report(command)];
    transport.of('report')[0]!.answer!({ ok: true, value: { offset: 12, requestId: 'r' } });
    transport.of('report')[1]!.answer!(undefined);
    expect(await first).toEqual({ ok: true, value: { offset: 12, requestId: 'r' } });
    expect(await second).toMatchObject({ ok: false, refusal: { code: 'unavailable' } });
  });

  it('closed, it stays closed', () => {
    open(rolesOf('lead'));
    connection.close();
    transport.sent = [];
    view.set('camera', look(80), 'user');
    time.advance(60_000);
    expect([transport.opens, transport.sent]).toEqual([1, []]);
  });
});

describe('R15 requests', () => {
  const request = (n: number, rev = 1): ServiceRequest => ({
    requestId: `00000000-0000-4000-8000-00000000000${n}`, category: 'road', serviceName: 'Road', description: `rev ${rev}`, address: '', agency: '',
    longitude: 71, latitude: 51, status: 'reported', requestedAt: 1, updatedAt: 1, dueAt: null, closedAt: null, source: 'field', transposed: false, rev,
  });
  const held = () => [...requests.getState().requests.values()].map(({ description }) => description);

  it('come in pages, then live, and resume after the last offset', () => {
    open(rolesOf('follow'));
    receive('requests', { offset: 5, items: [request(1)], more: true });
    expect(requests.getState()).toMatchObject({ offset: 5, loaded: false });
    receive('requests', { offset: 9, items: [request(2)], more: false });
    receive('requests', { offset: 10, items: [request(1, 2)], more: false });
    expect(requests.getState()).toMatchObject({ offset: 10, loaded: true });
    expect(held()).toEqual(['rev 2', 'rev 1']);
    transport.events!.closed();
    time.advance(3_000);
    transport.events!.opened();
    expect(transport.of('join')[1]!.message).toMatchObject({ requestsAfter: 10 });
  });

  it('begin anew when the log is another', () => {
    open(rolesOf('follow'));
    receive('requests', { offset: 90, items: [request(1), request(2)], more: false });
    transport.events!.closed();
    time.advance(3_000);
    open(rolesOf('follow'), { hub: 'hub-2' });
    receive('requests', { offset: 3, items: [request(3)], more: true });
    expect(requests.getState()).toMatchObject({ offset: 3, loaded: false });
    expect(requests.getState().requests.size).toBe(1);
  });
});
