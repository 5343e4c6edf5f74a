import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder } from './data-lock';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'metroscope-lock-')); });
afterEach(() => rmSync(folder, { recursive: true }));
const file = (): string => join(folder, 'hub.lock');

test('a folder in use is refused, saying by whom; once released it is free', () => {
  const release = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(new RegExp(`in use by process ${process.pid}`));
  release();
  expect(existsSync(file())).toBe(false);
  lockDataFolder(folder)();
});

test('the lock of a process that is gone is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(file(), JSON.stringify({ pid, processStart: null, since: 'yesterday' }));
  lockDataFolder(folder)();
});

test.runIf(process.platform === 'linux')('the lock of a process whose pid another one has now is taken over', () => {
  writeFileSync(file(), JSON.stringify({ pid: process.ppid, processStart: '1', since: 'yesterday' }));
  lockDataFolder(folder)();
});

test('a lock that says nothing yet is another hub taking it; one that has said nothing for seconds is taken over', () => {
  writeFileSync(file(), '');
  expect(() => lockDataFolder(folder)).toThrow('at this moment');
  expect(existsSync(file())).toBe(true);
  const earlier = new Date(Date.now() - 10_000);
  utimesSync(file(), earlier, earlier);
  lockDataFolder(folder)();
});

test('releasing leaves the lock of a later holder alone', () => {
  const release = lockDataFolder(folder);
  const other = JSON.stringify({ pid: 1, processStart: null, since: 'later' });
  writeFileSync(file(), other);
  release();
  expect(readFileSync(file(), 'utf8')).toBe(other);
});
