import { expect, test } from 'vitest';
import { createRest } from './rest';

function started() {
  const refreshes: (() => void)[] = [];
  const rest = createRest((then) => refreshes.push(then));
  let resolved = 0;
  const wait = (): void => void rest.wait().then(() => resolved++, () => undefined);
  const refresh = async (): Promise<number> => {
    for (const then of refreshes.splice(0)) then();
    await Promise.resolve();
    await Promise.resolve();
    return resolved;
  };
  return { rest, wait, refresh };
}

test('rests after a full frame that began after the last change, and a display refresh', async () => {
  const { rest, wait, refresh } = started();
  rest.changed();
  wait();
  expect(await refresh()).toBe(0);
  rest.begun();
  rest.finished(true);
  expect(await refresh()).toBe(1);
});

test('a change during the frame, or while the refresh is awaited, needs another frame', async () => {
  const { rest, wait, refresh } = started();
  wait();
  rest.begun();
  rest.changed();
  rest.finished(true);
  expect(await refresh()).toBe(0);
  rest.begun();
  rest.finished(true);
  rest.changed();
  expect(await refresh()).toBe(0);
  rest.begun();
  rest.finished(true);
  expect(await refresh()).toBe(1);
});

test('a plain frame and a lost context are no rest', async () => {
  const { rest, wait, refresh } = started();
  rest.begun();
  rest.finished(false);
  wait();
  expect(await refresh()).toBe(0);
  rest.begun();
  rest.finished(true);
  rest.lost();
  expect(await refresh()).toBe(0);
});

test('at rest already, who waits is told without another frame; after the end, that it ended', async () => {
  const { rest, wait, refresh } = started();
  rest.begun();
  rest.finished(true);
  wait();
  expect(await refresh()).toBe(1);
  rest.changed();
  const waiting = rest.wait();
  rest.end();
  await expect(waiting).rejects.toThrow('closed');
  await expect(rest.wait()).rejects.toThrow('closed');
});
