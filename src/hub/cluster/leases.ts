import type { Redis } from './redis';

/** Milliseconds a lease lasts without being renewed. */
export const leaseMs = 3_000;

/** What a renewal finds: the lease is ours, nobody's, or another's. */
export type Held = 'ours' | 'free' | 'lost';

/** Leases in Redis, each held by one hub at a time. All reject when Redis does not answer. */
export interface Leases {
  /** Takes the lease if it is free; says who has it now. */
  claim(key: string): Promise<string>;
  renew(keys: readonly string[]): Promise<Held[]>;
  release(keys: readonly string[]): Promise<void>;
}

const claimScript = `
local holder = redis.call('get', KEYS[1])
if holder then return holder end
redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
return ARGV[1]`;

const renewScript = `
local found = {}
for i, key in ipairs(KEYS) do
  local holder = redis.call('get', key)
  if holder == ARGV[1] then redis.call('pexpire', key, ARGV[2]) found[i] = 'ours'
  elseif holder then found[i] = 'lost'
  else found[i] = 'free' end
end
return found`;

const releaseScript = `
for _, key in ipairs(KEYS) do
  if redis.call('get', key) == ARGV[1] then redis.call('del', key) end
end`;

export function createLeases(redis: Pick<Redis, 'evaluate'>, hub: string, prefix: string): Leases {
  const full = (keys: readonly string[]): string[] => keys.map((key) => prefix + key);
  return {
    claim: async (key) => String(await redis.evaluate(claimScript, full([key]), [hub, String(leaseMs)])),
    // Asked without keys as well: the answer tells that Redis is there.
    renew: async (keys) => (await redis.evaluate(renewScript, full(keys), [hub, String(leaseMs)])) as Held[],
    async release(keys) {
      if (keys.length > 0) await redis.evaluate(releaseScript, full(keys), [hub]);
    },
  };
}
