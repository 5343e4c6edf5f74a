import type { Vitals } from '@/model';
import { createLinkStore, createVitalsStore, type LinkStore, type VitalsStore } from '@/state';
import { beforeEach, describe, expect, it } from 'vitest';
import { createChannel, type ChannelEnd } from './channel';
import { FakeTime, FakeTransport } from './fake-surroundings';
import { me, other, rolesOf, roomWith } from './two-screens';
import { createVitals, type VitalsLink } from './vitals';

let time: FakeTime;
let transport: FakeTransport;
let end: ChannelEnd;
let link: LinkStore;
let store: VitalsStore;
let vitals: VitalsLink;
let longitude: number;

const now = (): Vitals => ({
  view: { longitude, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, aspectRatio: 1.6, roundTripMs: 3, clockErrorMs: 0.4,
  framesPerSecond: 30, lastFrameAt: 1, heapMB: null, tilesMB: 100, tilesPending: 0, contextsLost: 0, errors: 0,
});

beforeEach(() => {
  time = new FakeTime();
  transport = new FakeTransport();
  end = createChannel(transport, (message) => { throw new Error(message); });
  link = createLinkStore(me.screenId);
  store = createVitalsStore();
  longitude = 71;
  vitals = createVitals({ channel: end.channel, link, store, collect: now, time });
  link.setState({ status: 'online', screens: roomWith(rolesOf('follow')).screens });
  end.joined();
});

const hear = (screenId: string): boolean => end.receive('vitals', { items: [{ screenId, at: 5, vitals: now() }] });
const known = (): string[] => [...store.getState().vitals.keys()];

describe('what a screen says of itself', () => {
  it('R26 is said every two seconds, every second while its camera moves, and not at all offline', () => {
    time.advance(10_000);
    expect(transport.of('vitals')).toHaveLength(5);
    for (let i = 0; i < 100; i++) {
      longitude += 0.001;
      time.advance(100);
    }
    expect(transport.of('vitals')).toHaveLength(15);
    link.setState({ status: 'offline' });
    time.advance(10_000);
    expect(transport.of('vitals')).toHaveLength(15);
  });
});

describe('what it hears of others', () => {
  it('is asked for while anybody watches, and again after a reconnection', () => {
    const stops = [vitals.watch(), vitals.watch()];
    expect(transport.of('watch').map(({ message }) => message)).toEqual([{ vitals: true }]);
    end.joined();
    expect(transport.of('watch')).toHaveLength(2);
    stops[0]!();
    stops[0]!();
    expect(transport.of('watch')).toHaveLength(2);
    stops[1]!();
    expect(transport.of('watch').at(-1)!.message).toEqual({ vitals: false });
  });

  it('is kept per screen while watched, and forgotten when a screen leaves', () => {
    const stop = vitals.watch();
    hear(other.screenId);
    expect(known()).toEqual(['other']);
    link.setState({ screens: [] });
    expect(known()).toEqual([]);
    hear(other.screenId);
    stop();
    expect(known()).toEqual([]);
    hear(other.screenId);
    expect(known()).toEqual([]);
  });
});
