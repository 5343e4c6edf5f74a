import { createLinkStore } from '@/state';
import { afterEach, expect, it, vi } from 'vitest';
import { roomHeard } from './room-heard';

afterEach(() => void vi.useRealTimers());

it('waits for the first word of the hub, and what comes with it is in place', async () => {
  const link = createLinkStore('a');
  const order: string[] = [];
  const heard = roomHeard(link).then(() => order.push('heard'));
  await Promise.resolve();
  expect(order).toEqual([]);
  // As the connection does: it is online, then the room's values are taken in.
  link.setState({ status: 'online' });
  order.push('values');
  await heard;
  expect(order).toEqual(['values', 'heard']);
});

it('waits for nothing where the link is refused, and not long where the hub is silent', async () => {
  const refused = createLinkStore('a');
  refused.setState({ status: 'refused' });
  await roomHeard(refused);

  vi.useFakeTimers();
  const silent = roomHeard(createLinkStore('b'));
  await vi.advanceTimersByTimeAsync(800);
  await silent;
});
