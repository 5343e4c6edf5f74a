import type { ClockAspect } from '@/model';
import type { Answer, AspectMessage } from '@/protocol';
import { expect } from 'vitest';
import type { HubLinks } from '../global-setup';
import { connect, join as joinRoom } from '../hub/screen';

/** The room shows that time, running `rate` times as fast; nobody leads it after. Who opens later follows. */
export async function setRoomClock({ hub, desk }: HubLinks, time: string, rate = 0): Promise<void> {
  const hand = connect(hub, desk, { screenId: 'hand' });
  await joinRoom(hand);
  const lease = (await hand.timeout(10_000).emitWithAck('role', { aspect: 'clock', role: 'lead' })) as Answer<{ epoch: number }>;
  if (!lease.ok) throw new Error(lease.refusal.message);
  const now = Date.now();
  const value: ClockAspect = { mode: 'set', at: Date.parse(time), since: now, rate };
  const said: AspectMessage = { aspect: 'clock', kind: 'settle', epoch: lease.value.epoch, seq: 1, sampledAt: now, value };
  expect(await hand.timeout(10_000).emitWithAck('aspect', said)).toMatchObject({ ok: true });
  hand.close();
}
