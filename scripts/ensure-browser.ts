import { spawnSync } from 'node:child_process';
import { findBrowser } from '../test/browser';
import { say } from './say';

/** The browser the tests drive; installs Debian's where it may. Throws, with what to install, when there is none. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && runs('apt-get', ['--version'])) {
    say('No Chromium or Chrome found; installing Debian’s chromium with apt-get.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { stdio: ['ignore', 'inherit', 'inherit'] as ['ignore', 'inherit', 'inherit'], env };
    spawnSync('apt-get', ['update', '-q'], options);
    spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], options);
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'The tests drive a real browser and found no Chromium, Chrome or Edge. Install one ' +
      '(Debian: sudo apt-get install chromium · Fedora: sudo dnf install chromium · macOS: brew install --cask chromium), ' +
      'or set CHROMIUM_PATH to its program file.',
  );
}

function runs(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
