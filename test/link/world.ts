import { createRoom } from '../../src/hub/rooms/create-room';
import type { Room } from '../../src/hub/rooms/room';
import { aspectPart, nothingRemembered, pictureName, picturePart, readParts } from '../../src/hub/rooms/room-snapshot';
import { aspects, initialState, type Identity, type Screen } from '../../src/model';
import { aspectMessageSchema, handOverSchema, joinSchema, readySchema, renewSchema, setRoleSchema, showSchema, type Welcome } from '../../src/protocol';
import { createLinkStore, createRequestStore, createViewStore, type LinkStore, type ViewStore } from '../../src/state';
import { connect, type Connection } from '../../src/sync/connection';
import { createShows, type Shows } from '../../src/sync/shows';
import type { Time } from '../../src/sync/time';
import type { Transport, TransportEvents } from '../../src/sync/transport';
import type { Random } from './random';

/** A screen's page: the real sync client on fake time and a fake network. */
export interface Page {
  screen: Screen;
  view: ViewStore;
  link: LinkStore;
  connection: Connection;
  shows: Shows;
  /** Local milliseconds, as performance.now() would say. */
  localNow(): number;
}

interface Session {
  screen: Screen;
  identity: Identity;
  alive: boolean;
  joined: boolean;
  toHub: number;
  toPage: number;
  events: TransportEvents;
  waiting: Set<(answer: unknown) => void>;
}

interface Network {
  cut: boolean;
  /** Until when the page is frozen, world milliseconds. */
  asleepUntil: number;
  /** How long its clock stood still in earlier sleeps, and since when it does in this one: `performance.now()` does not count while a machine is suspended. */
  stoodStillMs: number;
  suspendedAt: number | null;
  session: Session | null;
}

const start = 1_700_000_000_000;
const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const initial = initialState({
  view: { longitude: 71.4, latitude: 51.1, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, aspectRatio: 1.6,
});

/**
 * The real room and real sync clients, with a network that delays, drops what may be dropped, and can be cut, and clocks
 * that are wrong and drift. Everything happens in one queue of events in the order of their time: a seed repeats a run.
 */
export class World {
  readonly errors: string[] = [];
  readonly pages = new Map<string, Page>();
  private readonly networks = new Map<string, Network>();
  private readonly sessions = new Map<string, Session>();
  private queue: { at: number; order: number; network: Network | null; action: () => void }[] = [];
  private order = 0;
  private time = start;
  private hubs = 0;
  private lastTick = 0;
  private moving = false;
  private written: { part: string; content: unknown }[] = [];
  private writtenAt = 0;
  room!: Room;

  constructor(private readonly random: Random) {
    this.restartHub(false);
    const rest = (): void => {
      this.tick();
      this.schedule(250, null, rest);
    };
    rest();
  }

  /** Another hub, that remembers what the one before had written down, or nothing. */
  restartHub(remembers: boolean): void {
    const remembered = remembers ? readParts(this.written, (part) => this.errors.push(`${part} cannot be read back`)) : nothingRemembered;
    for (const session of this.sessions.values()) this.breakSession(session);
    this.sessions.clear();
    this.room = createRoom({
      name: 'room', hub: `hub-${++this.hubs}`, cityId: 'astana', now: () => this.time, remembered,
      output: {
        room: (message) => {
          for (const session of this.sessions.values()) if (session.joined) this.toPage(session, 'room', message);
        },
        aspect: (screenIds, message, reliably) => {
          for (const screenId of screenIds) {
            const session = this.sessions.get(screenId);
            if (session && !(!reliably && this.random.chance(0.2))) this.toPage(session, 'aspect', message);
          }
        },
        playout: (plan) => {
          for (const session of this.sessions.values()) if (session.joined) this.toPage(session, 'playout', plan);
        },
        told: (screenId, message) => {
          const session = this.sessions.get(screenId);
          if (session?.joined) this.toPage(session, 'told', message);
        },
        prepare: (screenId, message) => {
          const session = this.sessions.get(screenId);
          if (session?.joined) this.toPage(session, 'prepare', message);
        },
        commit: (screenId, message) => {
          const session = this.sessions.get(screenId);
          if (session?.joined) this.toPage(session, 'commit', message);
        },
        late: () => {},
      },
    });
    this.write();
  }

  /** Writes down what the room shows; a hub does so a second after a change. */
  private write(): void {
    const snapshot = this.room.snapshot();
    this.writtenAt = this.time;
    this.written = [...aspects.map((part) => ({ part, content: copy(aspectPart(snapshot.aspects[part])) })), { part: pictureName, content: copy(picturePart(snapshot)) }];
  }

  open(screen: Screen, identity: Identity): Page {
    this.kill(screen.screenId);
    const network: Network = { cut: false, asleepUntil: 0, stoodStillMs: 0, suspendedAt: null, session: null };
    this.networks.set(screen.screenId, network);
    const view = createViewStore(initial);
    const link = createLinkStore(screen.screenId);
    const pageTime = this.pageTime(network);
    const connection = connect(
      {
        token: 'token', screen, cityId: 'astana', view, link, requests: createRequestStore(),
        onMovers: () => {}, onError: (message) => this.errors.push(`${screen.screenId}: ${message}`),
      },
      { time: pageTime, transport: this.transport(screen, identity, network) },
    );
    const shows = createShows(connection, {
      obstacles: () => null,
      whenSettled: (action) => (this.random.chance(0.8) ? action() : this.schedule(this.random.int(0, 900), network, action)),
    });
    const page = { screen, view, link, connection, shows, localNow: () => pageTime.now() };
    this.pages.set(screen.screenId, page);
    return page;
  }

  /** The window is gone without a word. */
  kill(screenId: string): void {
    const session = this.networks.get(screenId)?.session;
    this.pages.get(screenId)?.connection.close();
    this.pages.delete(screenId);
    this.networks.delete(screenId);
    if (session) this.breakSession(session);
  }

  cut(screenId: string, cut: boolean): void {
    const network = this.networks.get(screenId);
    if (!network) return;
    network.cut = cut;
    const { session } = network;
    if (cut && session?.alive) {
      this.breakSession(session);
      this.schedule(this.random.int(0, 500), network, () => this.pageLoses(network, session));
    }
  }

  isCut(screenId: string): boolean {
    return this.networks.get(screenId)?.cut ?? false;
  }

  /** The page is frozen: nothing runs or arrives there until it wakes; when its machine is suspended, its clock stands still too. */
  sleep(screenId: string, ms: number, suspended: boolean): void {
    const network = this.networks.get(screenId);
    if (!network) return;
    network.stoodStillMs = this.stoodStill(network);
    network.asleepUntil = this.time + ms;
    network.suspendedAt = suspended ? this.time : null;
  }

  private stoodStill({ stoodStillMs, suspendedAt, asleepUntil }: Network): number {
    return stoodStillMs + (suspendedAt === null ? 0 : Math.min(this.time, asleepUntil) - suspendedAt);
  }

  advance(ms: number): void {
    const until = this.time + ms;
    for (;;) {
      const next = this.queue[0];
      if (!next || next.at > until) break;
      this.pop();
      this.time = Math.max(this.time, next.at);
      if (next.network && next.network.asleepUntil > this.time) this.push({ ...next, at: next.network.asleepUntil });
      else next.action();
    }
    this.time = until;
  }

  /** What a screen would be told that joined now. */
  probe(): Welcome {
    const screen: Screen = { screenId: 'probe', name: 'probe', class: 'large' };
    const welcome = this.room.join(screen, { subject: 'probe', role: 'wall', room: 'room' }, { known: {}, requestsAfter: 0 });
    this.room.leave('probe');
    return welcome;
  }

  private pageTime(network: Network): Time {
    const opened = this.time;
    const rate = 1 + (this.random.real() - 0.5) * 1e-4;
    const origin = opened + (this.random.real() - 0.5) * 600_000;
    return {
      now: () => (this.time - opened - this.stoodStill(network)) * rate,
      origin,
      after: (ms, action) => {
        let called = true;
        this.schedule(ms / rate, network, () => {
          if (called) action();
        });
        return () => {
          called = false;
        };
      },
      random: () => this.random.real(),
    };
  }

  private transport(screen: Screen, identity: Identity, network: Network): Transport {
    const deliver = (event: string, message: unknown, answer: (reply: unknown) => void): void => {
      const { session } = network;
      if (!session?.alive) return;
      const wire = copy(message);
      session.toHub = Math.max(session.toHub, this.time + this.random.int(1, 60));
      this.scheduleAt(session.toHub, null, () => {
        if (session.alive) this.hubReceives(session, event, wire, answer);
      });
    };
    const close = (): void => {
      const { session } = network;
      network.session = null;
      if (!session) return;
      if (session.alive) this.breakSession(session);
      this.silence(session);
    };
    return {
      open: (join, events) => {
        close();
        this.schedule(this.random.int(2, 50), network, () => {
          if (network.cut) {
            events.failed(null);
            return;
          }
          const session: Session = { screen, identity, alive: true, joined: false, toHub: 0, toPage: 0, events, waiting: new Set() };
          const replaced = this.sessions.get(screen.screenId);
          if (replaced) {
            this.leave(replaced);
            replaced.alive = false;
          }
          this.sessions.set(screen.screenId, session);
          network.session = session;
          events.opened();
          deliver('join', join, (reply) => this.toPageAction(session, copy(reply), () => events.joined(copy(reply))));
        });
      },
      close,
      send: (event, message) => deliver(event, message, () => {}),
      sendDroppable: (event, message) => {
        if (!this.random.chance(0.2)) deliver(event, message, () => {});
      },
      request: (event, message, timeoutMs, done) => {
        const { session } = network;
        if (!session) {
          done(undefined);
          return;
        }
        const once = (answer: unknown): void => {
          if (session.waiting.delete(once)) done(answer);
        };
        session.waiting.add(once);
        this.schedule(timeoutMs, network, () => once(undefined));
        deliver(event, message, (reply) => this.toPageAction(session, copy(reply), once));
      },
    };
  }

  private hubReceives(session: Session, event: string, message: unknown, answer: (reply: unknown) => void): void {
    const { screenId } = session.screen;
    if (event === 'clock') answer({ hubTime: this.time });
    else if (event === 'join') {
      const welcome = this.room.join(session.screen, session.identity, joinSchema.parse(message));
      session.joined = true;
      answer({ ok: true, value: welcome });
    } else if (event === 'role') answer(this.room.setRole(screenId, setRoleSchema.parse(message)));
    else if (event === 'renew') this.room.renew(screenId, renewSchema.parse(message));
    else if (event === 'aspect') answer(this.room.aspect(screenId, aspectMessageSchema.parse(message)));
    else if (event === 'handOver') answer(this.room.handOver(screenId, handOverSchema.parse(message)));
    else if (event === 'gather') answer(this.room.gather(screenId));
    else if (event === 'show') answer(this.room.show(screenId, showSchema.parse(message)));
    else if (event === 'ready') this.room.ready(screenId, readySchema.parse(message));
    else if (event === 'undo') answer(this.room.undo(screenId));
    else throw new Error(`the page sent "${event}"`);
    this.keepMoving();
  }

  private keepMoving(): void {
    if (!this.room.busy || this.moving) return;
    this.moving = true;
    this.scheduleAt(Math.max(this.time, this.lastTick + 16), null, () => {
      this.moving = false;
      this.tick();
    });
  }

  private tick(): void {
    this.lastTick = this.time;
    this.room.tick();
    if (this.time - this.writtenAt >= 1_000) this.write();
    this.keepMoving();
  }

  private toPage(session: Session, event: string, message: unknown): void {
    const wire = copy(message);
    this.toPageAction(session, wire, (payload) => session.events.message(event, payload));
  }

  private toPageAction(session: Session, payload: unknown, action: (payload: unknown) => void): void {
    const network = this.networks.get(session.screen.screenId) ?? null;
    session.toPage = Math.max(session.toPage, this.time + this.random.int(1, 60));
    this.scheduleAt(session.toPage, network, () => {
      if (session.alive) action(payload);
    });
  }

  /** The line is dead; the hub notices later. */
  private breakSession(session: Session): void {
    session.alive = false;
    this.schedule(this.random.chance(0.5) ? 0 : this.random.int(0, 8_000), null, () => {
      if (this.sessions.get(session.screen.screenId) === session) {
        this.sessions.delete(session.screen.screenId);
        this.leave(session);
      }
    });
  }

  private leave(session: Session): void {
    if (session.joined) this.room.leave(session.screen.screenId);
    session.joined = false;
  }

  private pageLoses(network: Network, session: Session): void {
    if (network.session !== session) return;
    network.session = null;
    this.silence(session);
    session.events.closed();
  }

  private silence(session: Session): void {
    for (const once of session.waiting) once(undefined);
  }

  private schedule(ms: number, network: Network | null, action: () => void): void {
    this.scheduleAt(this.time + ms, network, action);
  }

  private scheduleAt(at: number, network: Network | null, action: () => void): void {
    this.push({ at, order: this.order++, network, action });
  }

  /** Binary heap by time, then by order of scheduling. */
  private push(event: World['queue'][number]): void {
    const { queue } = this;
    let i = queue.push(event) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!before(event, queue[parent]!)) break;
      queue[i] = queue[parent]!;
      i = parent;
    }
    queue[i] = event;
  }

  private pop(): void {
    const { queue } = this;
    const last = queue.pop()!;
    if (queue.length === 0) return;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= queue.length) break;
      if (child + 1 < queue.length && before(queue[child + 1]!, queue[child]!)) child++;
      if (!before(queue[child]!, last)) break;
      queue[i] = queue[child]!;
      i = child;
    }
    queue[i] = last;
  }
}

const before = (a: { at: number; order: number }, b: { at: number; order: number }): boolean =>
  a.at < b.at || (a.at === b.at && a.order < b.order);
