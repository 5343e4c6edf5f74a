import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { HubError, messageOf } from '../hub-error';

const holderSchema = z.object({ pid: z.int().positive(), processStart: z.string().nullable(), since: z.string() });
type Holder = z.infer<typeof holderSchema>;
type Process = Pick<Holder, 'pid' | 'processStart'>;

/** When a process started, in kernel ticks since boot; null where /proc does not say (a pid alone may be reused). */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** This process as others can tell it from a later one with its pid. */
export const thisProcess = (): Process => ({ pid: process.pid, processStart: processStart(process.pid) });

export function isAlive({ pid, processStart: started }: Process): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return started === null || processStart(pid) === started;
}

function readHolder(file: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Keeps a second hub out of `folder`: PGlite itself would let it in and both would ruin the files. A lock left by a
 * hub that was killed is taken over. Returns the release.
 *
 * @throws {HubError} when a living process holds the folder, or it cannot be written.
 */
export function lockDataFolder(folder: string): () => void {
  const file = join(folder, 'hub.lock');
  const own: Holder = { ...thisProcess(), since: new Date().toISOString() };
  const mine = (holder: Holder | undefined): boolean => holder?.pid === own.pid && holder.since === own.since;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, JSON.stringify(own), { flag: 'wx' });
      return () => {
        if (mine(readHolder(file))) unlinkSync(file);
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new HubError(
          `the data folder ${folder} cannot be written: ${messageOf(error)}`,
          'make it writable for this user, or choose another folder with --data',
          { cause: error },
        );
      }
      const holder = readHolder(file);
      if (holder && isAlive(holder)) {
        throw new HubError(
          `the data folder ${folder} is in use by process ${holder.pid} since ${holder.since}`,
          `stop that hub (kill ${holder.pid}) or choose another folder with --data`,
        );
      }
      unlinkSync(file);
    }
  }
  throw new HubError(`the data folder ${folder} is being taken by another hub at this moment`, 'try again, or choose another folder with --data');
}
