import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { leaseMs, type Leases } from './leases';
import { createTenure } from './tenure';

/** One Redis as leases see it, and hubs that may be cut off from it. */
function makeRedis() {
  const held = new Map<string, { hub: string; until: number }>();
  const holder = (key: string): string | undefined => {
    const lease = held.get(key);
    return lease && lease.until > Date.now() ? lease.hub : undefined;
  };
  let away = false;
  const answer = async <T>(act: () => T): Promise<T> => {
    if (away) throw new Error('no answer');
    return act();
  };
  const leasesOf = (hub: string): Leases => ({
    claim: (key) => answer(() => {
      const has = holder(key);
      if (!has) held.set(key, { hub, until: Date.now() + leaseMs });
      return has ?? hub;
    }),
    renew: (keys) => answer(() => keys.map((key) => {
      if (holder(key) === hub) held.set(key, { hub, until: Date.now() + leaseMs });
      return holder(key) === hub ? 'ours' : holder(key) ? 'lost' : 'free';
    })),
    release: (keys) => answer(() => keys.forEach((key) => holder(key) === hub && held.delete(key))),
  });
  return { leasesOf, forget: () => held.clear(), goAway: (yes: boolean) => { away = yes; } };
}

describe('holding a lease (R102)', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  function hubOn(redis: ReturnType<typeof makeRedis>, hub: string, ours = true) {
    const lost: string[] = [];
    const reachable: boolean[] = [];
    const tenure = createTenure({ hub, leases: redis.leasesOf(hub), lost: (key) => lost.push(key), stillOurs: async () => ours, reachable: (yes) => reachable.push(yes) });
    return { tenure, lost, reachable };
  }

  test('is renewed as long as the hub lives, and no other has it', async () => {
    const redis = makeRedis();
    const a = hubOn(redis, 'a').tenure;
    const b = hubOn(redis, 'b').tenure;
    expect(await a.claim('room')).toBe('a');
    await vi.advanceTimersByTimeAsync(20_000);
    expect([await b.claim('room'), a.holds('room'), b.holds('room')]).toEqual(['a', true, false]);
  });

  test('what a hub hears after it slept longer than the lease is not done before it is certain, and never when another has it', async () => {
    const redis = makeRedis();
    const { tenure, lost } = hubOn(redis, 'a');
    const done: string[] = [];
    await tenure.claim('kept');
    await tenure.claim('taken');
    // It sleeps: its timers stand still while the clock goes on.
    vi.setSystemTime(Date.now() + leaseMs + 1);
    const b = hubOn(redis, 'b').tenure;
    expect(await b.claim('taken')).toBe('b');
    expect([tenure.holds('kept'), tenure.holds('taken')]).toEqual([false, false]);
    for (const key of ['kept', 'taken']) for (const act of [1, 2]) tenure.run(key, () => done.push(`${key} ${act}`));
    expect(done).toEqual([]);
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toEqual(['kept 1', 'kept 2']);
    expect(lost).toEqual(['taken']);
    expect(tenure.has('taken')).toBe(false);
  });

  test('one that ran out is not taken again when another had it in between', async () => {
    const redis = makeRedis();
    const { tenure, lost } = hubOn(redis, 'a', false);
    await tenure.claim('room');
    redis.forget();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(lost).toEqual(['room']);
  });

  test('while Redis is away a hub goes on with what it held, and says when it answers again (R107)', async () => {
    const redis = makeRedis();
    const { tenure, lost, reachable } = hubOn(redis, 'a');
    const done: number[] = [];
    await tenure.claim('room');
    redis.goAway(true);
    await vi.advanceTimersByTimeAsync(leaseMs + 1_000);
    tenure.run('room', () => done.push(1));
    expect([tenure.cutOff, tenure.holds('room'), done, reachable]).toEqual([true, true, [1], [false]]);
    redis.goAway(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([tenure.cutOff, tenure.holds('room'), lost, reachable]).toEqual([false, true, [], [false, true]]);
  });

  test('a hub that stops does nothing more, and gives its lease back when it has written what it held', async () => {
    const redis = makeRedis();
    const a = hubOn(redis, 'a').tenure;
    const b = hubOn(redis, 'b').tenure;
    await a.claim('room');
    const during: unknown[] = [];
    await a.stop(async () => void during.push(a.holds('room'), await b.claim('room')));
    expect(during).toEqual([false, 'a']);
    expect(await b.claim('room')).toBe('b');
  });
});
