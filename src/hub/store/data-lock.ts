import { join } from 'node:path';
import { HubError, messageOf } from '../hub-error';
import { takeLock } from './process-lock';

/**
 * Keeps a second hub out of `folder`: PGlite itself would let it in and both would ruin the files. A lock left by a
 * hub that was killed is taken over. Returns the release.
 *
 * @throws {HubError} when a living process holds the folder, or it cannot be written.
 */
export function lockDataFolder(folder: string): () => void {
  let taken: ReturnType<typeof takeLock>;
  try {
    taken = takeLock(join(folder, 'hub.lock'));
  } catch (error) {
    throw new HubError(
      `the data folder ${folder} cannot be written: ${messageOf(error)}`,
      'make it writable for this user, or choose another folder with --data',
      { cause: error },
    );
  }
  if (typeof taken === 'function') return taken;
  if (taken === null) throw new HubError(`the data folder ${folder} is being taken by another hub at this moment`, 'try again, or choose another folder with --data');
  throw new HubError(
    `the data folder ${folder} is in use by process ${taken.pid} since ${taken.since}`,
    `stop that hub (kill ${taken.pid}) or choose another folder with --data`,
  );
}
