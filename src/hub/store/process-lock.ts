import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

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

/** A lock that says nothing is one whose holder is writing it; not for longer than this, milliseconds. */
const writingMs = 2_000;

function isFresh(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs < writingMs;
}

/**
 * Takes a lock among processes of this machine, a file. One left by a process that was killed is taken over. Returns its release, or who holds it; null
 * when others are taking it at this moment.
 *
 * @throws when the file cannot be written.
 */
export function takeLock(file: string): (() => void) | Holder | null {
  const own: Holder = { ...thisProcess(), since: new Date().toISOString() };
  const mine = (holder: Holder | undefined): boolean => holder?.pid === own.pid && holder.since === own.since;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(own), { flag: 'wx' });
      return () => {
        if (mine(readHolder(file))) rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = readHolder(file);
      if (holder && isAlive(holder)) return holder;
      if (!holder && isFresh(file)) return null;
      rmSync(file, { force: true });
    }
  }
  return null;
}
