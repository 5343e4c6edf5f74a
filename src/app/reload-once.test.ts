import { createLinkStore } from '@/state';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followHubVersion, reloadOnce } from './reload-once';

const memory = () => {
  const held = new Map<string, string>();
  return { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value), removeItem: (key: string) => void held.delete(key) };
};
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a page of another version than its hub reloads at once, and not again while that does not help', () => {
  const window = memory();
  const reload = vi.fn<() => void>();
  reloadOnce(window, false, reload);
  reloadOnce(window, false, reload);
  vi.advanceTimersByTime(600_000);
  expect(reload).toHaveBeenCalledTimes(1);
});

test('a wall that the first reload did not help tries again every minute; so does one that remembers nothing', () => {
  for (const window of [memory(), null]) {
    const reload = vi.fn<() => void>();
    if (window) reloadOnce(window, true, reload);
    reload.mockClear();
    reloadOnce(window, true, reload);
    expect(reload).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(reload).toHaveBeenCalledTimes(1);
  }
});

test('once let in, the next change of version reloads again; other refusals do not', () => {
  const window = memory();
  const reload = vi.fn<() => void>();
  const link = createLinkStore('me');
  followHubVersion(link, window, false, reload);
  const refused = (code: string): void => link.setState({ status: 'refused', notice: { code, message: '', remedy: '' } });
  refused('version-mismatch');
  link.setState({ status: 'online', notice: null });
  refused('city-changed');
  link.setState({ status: 'online', notice: null });
  refused('replaced');
  expect(reload).toHaveBeenCalledTimes(2);
});
