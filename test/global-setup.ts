import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startHub } from './system/running-hub';

/** Where a hub is, and links that sign screens in. */
export interface HubLinks {
  hub: string;
  desk: string;
  wall: string;
  field: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The hub of this run: no feeds, and nobody in its rooms but who was sent there. */
    sharedHub: HubLinks;
    /** Its data folder, with the imported demo city; also for what files of tests leave for each other. */
    sharedFolder: string;
  }
}

/** Starts a hub as on a fresh machine, with nothing in its data folder: it imports the demo city once for all tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'metroscope-test-shared-'));
  const { hub, desk, wall, field, stop } = await startHub(data, ['--port', '0', '--feeds', 'none']);
  provide('sharedHub', { hub, desk, wall, field });
  provide('sharedFolder', data);
  return async () => {
    await stop();
    rmSync(data, { recursive: true, force: true });
  };
}
