import { initialState, type CameraAspect, type ShownValues } from '@/model';
import type { AspectMessage, Commit, Prepare } from '@/protocol';
import { createLinkStore, createRequestStore, createViewStore, perAspect } from '@/state';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect, type Connection } from './connection';
import { FakeTime, FakeTransport } from './fake-surroundings';
import { createShows } from './shows';
import { look, me, rolesOf, roomWith } from './two-screens';

/** One screen that follows everything, with its own clock. */
class Tile {
  readonly time = new FakeTime();
  readonly transport = new FakeTransport();
  readonly view = createViewStore(initialState(look(71)));
  readonly connection: Connection;
  readonly link = createLinkStore(me.screenId);
  private settle = (): void => {};
  private settled: boolean;
  readonly shows;

  constructor(private readonly hubAhead = 7_000, { known = true, clock = true } = {}) {
    this.settled = known;
    this.transport.hubTime = clock ? () => this.hubNow() : null;
    this.connection = connect(
      {
        token: 't', screen: me, cityId: 'astana', view: this.view, link: this.link, requests: createRequestStore(),
        onMovers: () => {}, onError: (message) => expect.fail(message),
      },
      { time: this.time, transport: this.transport },
    );
    this.shows = createShows(this.connection, {
      obstacles: () => null,
      whenSettled: (action) => {
        if (this.settled) action();
        else this.settle = action;
      },
    });
    this.transport.events!.opened();
    const mine = rolesOf('follow');
    this.transport.of('join').at(-1)!.answer!({ ok: true, value: { hub: 'hub-1', cityId: 'astana', roles: mine, room: roomWith(mine), values: [] } });
    this.time.advance(1_000);
  }

  hubNow(): number {
    return this.time.origin + this.hubAhead + this.time.now();
  }
  receive(event: string, payload: unknown): void {
    this.transport.events!.message(event, payload);
  }
  hear(message: AspectMessage): void {
    this.receive('aspect', { ...message, leader: 'other' });
  }
  prepare(version: number, values: ShownValues, transitionMs = 0): void {
    this.receive('prepare', { values, transitionMs, caption: null, version, by: { subject: 'desk', screen: 'Desk' } } satisfies Prepare);
  }
  commit(version: number, values: ShownValues, applyAt: number): void {
    const versions = Object.fromEntries(Object.keys(values).map((aspect) => [aspect, { epoch: 2, seq: 1 }]));
    this.receive('commit', { version, applyAt, versions } satisfies Commit);
  }
  /** What a frame now shows. */
  frame(): CameraAspect {
    const followed = this.connection.followCamera.evaluate(this.time.now());
    if (followed) this.view.set('camera', followed, 'remote');
    return this.view.get('camera');
  }
  becomeSettled(): void {
    this.settled = true;
    this.settle();
  }
}

const there = look(71.5);
const tower: ShownValues = { selection: { kind: 'building', id: 'tower' } };

let tile: Tile;
beforeEach(() => {
  tile = new Tile();
});

describe('R40 the first phase', () => {
  it('is answered with ready at once, or when what flights rise over is known', () => {
    tile.prepare(3, tower);
    expect(tile.transport.of('ready').map(({ message }) => message)).toEqual([{ version: 3 }]);
    const slow = new Tile(0, { known: false });
    slow.prepare(3, tower);
    expect(slow.transport.of('ready')).toEqual([]);
    slow.becomeSettled();
    expect(slow.transport.of('ready').map(({ message }) => message)).toEqual([{ version: 3 }]);
  });

  it('shows nothing yet, and a newer one takes its place', () => {
    tile.prepare(1, tower);
    tile.prepare(2, { region: 'c01' });
    tile.time.advance(2_000);
    expect([tile.view.get('selection'), tile.view.get('region')]).toEqual([null, null]);
  });
});

describe('R41 the second phase', () => {
  it('shows the values at the agreed instant of shared time, and holds their versions', () => {
    tile.prepare(1, tower);
    tile.commit(1, tower, tile.hubNow() + 150);
    tile.time.advance(145);
    expect(tile.view.get('selection')).toBeNull();
    tile.time.advance(10);
    expect(tile.view.get('selection')).toEqual({ kind: 'building', id: 'tower' });
    tile.hear({ aspect: 'selection', kind: 'settle', epoch: 1, seq: 99, sampledAt: 0, value: null });
    expect(tile.view.get('selection')).toEqual({ kind: 'building', id: 'tower' });
  });

  it('flies the same way at the same shared time on tiles whose clocks differ, and ends bit for bit', () => {
    const tiles = [tile, new Tile(-3_600_000), new Tile(123)];
    const applyAt = tiles.map((each) => each.hubNow() + 150);
    tiles.forEach((each, i) => {
      each.hear({ aspect: 'camera', kind: 'settle', epoch: 1, seq: 4, sampledAt: each.hubNow(), value: look(71.2) });
      each.prepare(1, { camera: there }, 1_000);
      each.commit(1, { camera: there }, applyAt[i]!);
    });
    for (const ms of [150, 100, 400, 300, 199]) {
      const [a, ...others] = tiles.map((each) => {
        each.time.advance(ms);
        return each.frame();
      });
      for (const other of others) {
        expect(other.view.longitude).toBeCloseTo(a!.view.longitude, 9);
        expect(other.view.height).toBeCloseTo(a!.view.height, 3);
      }
    }
    expect(tile.view.get('camera').view.longitude).toBeGreaterThan(71.49);
    for (const each of tiles) {
      each.time.advance(100);
      each.frame();
      expect(each.view.get('camera')).toEqual(there);
      expect(each.connection.followCamera.active).toBe(false);
    }
  });

  it('arrives also where no frames are drawn', () => {
    tile.prepare(1, { camera: there }, 1_000);
    tile.commit(1, { camera: there }, tile.hubNow() + 150);
    tile.time.advance(1_200);
    expect(tile.view.get('camera')).toEqual(there);
  });

  it('without the first phase it asks for the values', () => {
    tile.commit(7, tower, tile.hubNow() + 150);
    expect(tile.transport.of('role').map(({ message }) => message)).toEqual([{ aspect: 'selection', role: 'follow' }]);
    expect(tile.view.get('selection')).toBeNull();
  });

  it('a screen that was cut off in between forgets the first phase', () => {
    tile.prepare(1, tower);
    tile.transport.events!.closed();
    tile.time.advance(5_000);
    tile.transport.events!.opened();
    const mine = rolesOf('follow');
    tile.transport.of('join').at(-1)!.answer!({ ok: true, value: { hub: 'hub-1', cityId: 'astana', roles: mine, room: roomWith(mine), values: [] } });
    tile.commit(1, tower, tile.hubNow());
    expect(tile.view.get('selection')).toBeNull();
    expect(tile.transport.of('role')).toHaveLength(1);
  });

  it('a screen without a shared clock just takes the values', () => {
    const clockless = new Tile(0, { clock: false });
    clockless.prepare(1, { camera: there, ...tower }, 1_000);
    clockless.commit(1, { camera: there, ...tower }, clockless.hubNow() + 150);
    expect([clockless.view.get('camera'), clockless.view.get('selection')]).toEqual([there, tower.selection]);
  });

  it('a screen that is not ready cuts at the agreed instant', () => {
    const slow = new Tile(0, { known: false });
    slow.prepare(1, { camera: there }, 5_000);
    slow.commit(1, { camera: there }, slow.hubNow() + 150);
    slow.time.advance(160);
    expect(slow.frame()).toEqual(there);
  });

  it('a user who takes the camera in the middle of the flight has it', () => {
    tile.prepare(1, { camera: there }, 1_000);
    tile.commit(1, { camera: there }, tile.hubNow() + 150);
    tile.time.advance(500);
    tile.frame();
    tile.view.set('camera', look(70), 'user');
    tile.time.advance(2_000);
    expect(tile.frame()).toEqual(look(70));
    expect(tile.link.getState().roles).toEqual(perAspect((aspect) => (aspect === 'camera' ? 'free' : 'follow')));
  });
});
