import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { makeDataFolder } from '../../src/hub/fixtures/small-city';
import type { RunningHub } from '../../test/system/running-hub';

export const bareCity = 'chessboard';

/** A hub for screens that draw nothing. */
export async function startBareHub(): Promise<RunningHub> {
  const folder = makeDataFolder();
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'run-hub.ts'), folder.data], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await Promise.race([once(child.stdout, 'data'), once(child, 'close')])) as [Buffer | number];
  if (!Buffer.isBuffer(line)) throw new Error('the hub ended before it was ready');
  return {
    ...(JSON.parse(line.toString()) as Omit<RunningHub, 'stop'>),
    async stop(signal = 'SIGTERM') {
      const ended = once(child, 'close');
      if (child.exitCode === null) child.kill(signal);
      await ended;
      folder.remove();
    },
  };
}
