import { expect, test } from 'vitest';
import { announcement } from './announce';
import { readStartOptions } from './start-options';

const token = 'e'.repeat(150);
const linksAt = (base: string) => ({ desk: `${base}/desk#token=${token}`, wall: `${base}/wall#token=${token}`, field: `${base}/field#token=${token}` });
const told = (argv: string[], { lan = false, isTTY = true, columns = 120 } = {}): string => {
  const options = readStartOptions(argv, {}, '/')!;
  const hub = { links: linksAt('http://127.0.0.1:4600'), lanLinks: lan ? [linksAt('http://192.168.1.20:4600')] : [], summary: [] };
  return announcement(hub, options, 30, { isTTY, columns }).join('\n');
};
const isCode = (text: string): boolean => /[▀▄█]{5}/.test(text);

test('an address of the network is printed only when the hub listens to it', () => {
  expect(told([])).not.toContain('192.168');
  expect(told([])).toContain('--host 0.0.0.0 opens it');
  const open = told(['--host', '0.0.0.0'], { lan: true });
  expect(open).toContain('http://192.168.1.20:4600/field#');
  expect(open).not.toContain('Only this machine');
});

test('a terminal shows the field link as a code, a file only when asked, a script never', () => {
  const host = ['--host', '0.0.0.0'];
  expect(isCode(told(host, { lan: true }))).toBe(true);
  expect(isCode(told(host, { lan: true, isTTY: false }))).toBe(false);
  expect(isCode(told([...host, '--qr'], { lan: true, isTTY: false }))).toBe(true);
  expect(isCode(told([...host, '--json', '--qr'], { lan: true }))).toBe(false);
});

test('without a way for a tablet to connect there is no code, and --qr says why', () => {
  expect(isCode(told(['--qr']))).toBe(false);
  expect(told(['--qr'])).toContain('a tablet could not connect');
});

test('a terminal too narrow for the code says so instead of breaking it', () => {
  const text = told(['--host', '0.0.0.0'], { lan: true, columns: 30 });
  expect(isCode(text)).toBe(false);
  expect(text).toContain('when the terminal is wider');
});

test('the code fits a terminal of 80 columns', () => {
  const lines = told(['--host', '0.0.0.0', '--qr'], { lan: true, isTTY: false }).split('\n').filter(isCode);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});
