import { createHandStore } from '@/state';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createChannel } from './channel';
import { createPointing } from './pointing';
import type { Transport } from './transport';

const at = (longitude: number) => ({ longitude, latitude: 51, height: 300 });

/** A screen's end of the link whose messages are looked at on the wire. */
function world() {
  const said: { event: string; longitude: number | null }[] = [];
  const note = (event: string, message: unknown): void => {
    said.push({ event, longitude: (message as { at: { longitude: number } | null }).at?.longitude ?? null });
  };
  const transport: Transport = { open: () => undefined, close: () => undefined, send: note, sendDroppable: note, request: () => undefined };
  const end = createChannel(transport, (message) => { throw new Error(message); });
  const hands = createHandStore();
  const pointing = createPointing(end.channel, hands, { screenId: 'me', name: 'Desk 1' }, Date.now);
  return { said, hands, pointing, hear: (message: object) => end.receive('pointed', message) };
}

describe('pointing from a screen', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => void vi.useRealTimers());

  test('R80 says at most 30 places a second, and the last one for certain; a resting hand says that it is there', () => {
    const { said, pointing } = world();
    for (let i = 0; i < 500; i++) {
      pointing.point(at(i / 10));
      vi.advanceTimersByTime(2);
    }
    expect(said.length).toBeLessThanOrEqual(31);
    vi.advanceTimersByTime(40);
    expect(said.at(-1)!.longitude).toBe(49.9);
    const before = said.length;
    vi.advanceTimersByTime(2_100);
    expect(said.length - before).toBe(3);
    pointing.point(null);
    vi.advanceTimersByTime(5_000);
    expect([said.at(-1)!.longitude, said.length - before]).toEqual([null, 4]);
  });

  test("R80 another's hand that falls silent ends here too, when the hub cannot say so", () => {
    const { hands, hear } = world();
    hear({ screenId: 'them', name: 'Tablet', at: at(1), sampledAt: Date.now() });
    vi.advanceTimersByTime(2_900);
    expect(hands.getState().hands.get('them')).toMatchObject({ endedAt: null, own: false });
    vi.advanceTimersByTime(200);
    expect(hands.getState().hands.get('them')!.endedAt).not.toBeNull();
  });
});
