/** How often each key may act. */
export interface RateLimit {
  /** Counts one act; false when it was one too many. */
  take(key: string): boolean;
  /** Whether the next act would be one too many. */
  spent(key: string): boolean;
}

const mostKeys = 10_000;

/** At most `most` acts of one key in `perMs` milliseconds. */
export function createRateLimit({ now, most, perMs }: { now(): number; most: number; perMs: number }): RateLimit {
  const windows = new Map<string, { since: number; count: number }>();
  const held = (key: string): { since: number; count: number } | undefined => {
    const window = windows.get(key);
    return window && now() - window.since < perMs ? window : undefined;
  };
  return {
    spent: (key) => (held(key)?.count ?? 0) >= most,
    take(key) {
      const window = held(key);
      if (window) return ++window.count <= most;
      if (windows.size >= mostKeys) for (const old of windows.keys()) if (!held(old)) windows.delete(old);
      // Nobody gets more room by coming from ever new addresses.
      if (windows.size >= mostKeys) return false;
      windows.set(key, { since: now(), count: 1 });
      return true;
    },
  };
}
