import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Database } from './database';
import { createSessionLog } from './session-log';

const note = { kind: 'left', screen: null, subject: null, content: {} } as const;
let said: string[];

beforeEach(() => {
  said = [];
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockImplementation((message: string) => void said.push(message));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('R65 a database that fails is reported once, does not hold up the room, and gets the entries when it is back', async () => {
  let fails = true;
  const written: string[] = [];
  const database = {
    description: 'a database',
    query: (_sql: string, params: readonly unknown[]) => {
      if (fails) return Promise.reject(new Error('disk full'));
      written.push(...(JSON.parse(params[1] as string) as { room: string }[]).map(({ room }) => room));
      return Promise.resolve([]);
    },
  } as unknown as Database;
  const log = createSessionLog(database, 'astana');
  log.note('a', 1, note);
  log.note('b', 2, note);
  await vi.advanceTimersByTimeAsync(300);
  log.note('c', 3, note);
  await vi.advanceTimersByTimeAsync(12_000);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('disk full');
  fails = false;
  await vi.advanceTimersByTimeAsync(6_000);
  expect(written).toEqual(['a', 'b', 'c']);
  expect(said[1]).toContain('written again; 0 entries');
  log.note('d', 4, note);
  log.note('e', 5, note);
  await vi.advanceTimersByTimeAsync(250);
  expect(written.slice(3)).toEqual(['d', 'e']);
});
