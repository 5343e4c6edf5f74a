import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeTime } from './fake-surroundings';
import { patiently } from './time';

let time: FakeTime;
let action: ReturnType<typeof vi.fn<() => void>>;
beforeEach(() => {
  time = new FakeTime();
  action = vi.fn<() => void>();
});

describe('waiting patiently', () => {
  it('calls once, in time', () => {
    patiently(time, 5_000, action);
    time.advance(4_999);
    expect(action).not.toHaveBeenCalled();
    time.advance(1);
    expect(action).toHaveBeenCalledOnce();
    time.advance(60_000);
    expect(action).toHaveBeenCalledOnce();
  });

  it('does not count the time in which the page was too busy to listen', () => {
    patiently(time, 5_000, action);
    time.stall(30_000);
    time.advance(3_999);
    expect(action).not.toHaveBeenCalled();
    time.advance(1);
    expect(action).toHaveBeenCalledOnce();
  });

  it('listens once more when the page was busy at the very end', () => {
    patiently(time, 5_000, action);
    time.advance(4_500);
    time.stall(30_000);
    expect(action).not.toHaveBeenCalled();
    time.advance(1_000);
    expect(action).toHaveBeenCalledOnce();
  });

  it('can be called off in every part', () => {
    const cancel = patiently(time, 5_000, action);
    time.advance(2_500);
    cancel();
    time.advance(60_000);
    expect(action).not.toHaveBeenCalled();
  });
});
