import type { ThumbnailSize } from '@/protocol';
import { createLinkStore, createThumbnailStore, type LinkStore, type ThumbnailStore } from '@/state';
import { beforeEach, expect, it } from 'vitest';
import { createChannel, type ChannelEnd } from './channel';
import { FakeTransport } from './fake-surroundings';
import { createThumbnails, type Thumbnails } from './thumbnails';
import { me, other, rolesOf, roomWith } from './two-screens';

let transport: FakeTransport;
let end: ChannelEnd;
let link: LinkStore;
let store: ThumbnailStore;
let thumbnails: Thumbnails;
let wanted: (ThumbnailSize | null)[];

beforeEach(() => {
  transport = new FakeTransport();
  end = createChannel(transport, (message) => { throw new Error(message); });
  link = createLinkStore(me.screenId);
  store = createThumbnailStore();
  wanted = [];
  thumbnails = createThumbnails({ channel: end.channel, link, store, onWanted: (size) => wanted.push(size) });
  link.setState({ status: 'online', screens: roomWith(rolesOf('follow')).screens });
  end.joined();
});

const face = { theme: 'night', text: 0.04, zones: [] };
const hear = (screenId: string): boolean => end.receive('thumbnail', { screenId, sampledAt: 5, image: new Uint8Array([1, 2]).buffer, width: 2, height: 1, face });
const asked = (): unknown[] => transport.of('watchThumbnails').map(({ message }) => message);

it('R50 watches in the largest size anybody here wants, and again after a reconnection', () => {
  const stops = [thumbnails.watch('small'), thumbnails.watch('large')];
  end.joined();
  stops[1]!();
  stops[0]!();
  end.joined();
  expect(asked()).toEqual([{ size: 'small' }, { size: 'large' }, { size: 'large' }, { size: 'small' }, { size: null }]);
});

it('R51 holds the latest picture of each panel that is here, and none when nobody watches', () => {
  hear(other.screenId);
  expect(store.getState().pictures.size).toBe(0);
  const stop = thumbnails.watch('small');
  hear(other.screenId);
  hear('gone');
  expect(store.getState().pictures.get(other.screenId)).toMatchObject({ at: 5, image: new Uint8Array([1, 2]), width: 2, theme: 'night' });
  link.setState({ screens: [...link.getState().screens] });
  expect([...store.getState().pictures.keys()]).toEqual([other.screenId]);
  stop();
  expect(store.getState().pictures.size).toBe(0);
});

it('R50 a panel hears that it is wanted, and wants nothing of it while its link is down', () => {
  end.receive('wantThumbnails', { size: 'small' });
  link.setState({ status: 'offline' });
  expect(wanted).toEqual(['small', null]);
});
