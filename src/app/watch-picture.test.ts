import { createStageStore } from '@/state';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchPicture } from './watch-picture';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a picture that comes back in time is left alone, one that does not gets a new page', () => {
  const status = createStageStore();
  const reload = vi.fn<() => void>();
  watchPicture(status, reload);
  status.setState({ phase: 'lost' });
  vi.advanceTimersByTime(40_000);
  status.setState({ phase: 'ready' });
  vi.advanceTimersByTime(600_000);
  expect(reload).not.toHaveBeenCalled();
  status.setState({ phase: 'lost' });
  vi.advanceTimersByTime(45_000);
  expect(reload).toHaveBeenCalledTimes(1);
});
