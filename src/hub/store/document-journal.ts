import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { authorSchema, roomDocumentSchema } from '@/model';
import { z } from 'zod';
import { messageOf } from '../hub-error';
import { isAlive, thisProcess } from './process-lock';

const entrySchema = z.object({
  room: z.string(),
  /** Version in the database the change was made on; 0: none. */
  base: z.int().min(0),
  change: z.object({ act: z.enum(['added', 'changed', 'removed', 'ended']), document: roomDocumentSchema, changedBy: authorSchema }),
});
export type UnwrittenDocument = z.infer<typeof entrySchema>;

/** Changes of documents that were answered while the database did not take them, in a file of the data folder: they outlive the hub. */
export interface DocumentJournal {
  /** On the disk when it returns, after what was kept before. @throws when the file cannot be written. */
  keep(entries: readonly UnwrittenDocument[]): void;
  /** What is kept is in the database. */
  clear(): void;
  /** What hubs that are gone have left, in its order, and how to forget it. */
  left(): { entries: UnwrittenDocument[]; forget(): void };
  /** Keeps for people what another hub's change is in the place of. Returns where. */
  setAside(entry: Omit<UnwrittenDocument, 'base'>): string;
}

/** @param city Changes of other cities in the folder are left where they are. */
export function openDocumentJournal(dataFolder: string, city: string): DocumentJournal {
  const folder = join(dataFolder, 'unwritten');
  const { pid, processStart } = thisProcess();
  const own = join(folder, `${city}.${pid}.${processStart ?? ''}.jsonl`);
  let holds = false;

  function append(file: string, entries: readonly object[]): void {
    mkdirSync(folder, { recursive: true });
    const handle = openSync(file, 'a', 0o600);
    try {
      writeSync(handle, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }

  function read(file: string): UnwrittenDocument[] {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean).flatMap((line, i) => {
      try {
        return [entrySchema.parse(JSON.parse(line))];
      } catch (error) {
        // The last line of a hub that died while it wrote was not answered.
        console.error(`metroscope: line ${i + 1} of ${file} cannot be read and is left out: ${messageOf(error).slice(0, 200)}`);
        return [];
      }
    });
  }

  function filesLeft(): string[] {
    let names: string[];
    try {
      names = readdirSync(folder);
    } catch {
      return [];
    }
    return names.toSorted().flatMap((name) => {
      const [, of, process, started] = /^([^.]+)\.(\d+)\.(\d*)\.jsonl$/.exec(name) ?? [];
      if (of !== city) return [];
      const holder = { pid: Number(process), processStart: started || null };
      return holder.pid !== pid && isAlive(holder) ? [] : [join(folder, name)];
    });
  }

  return {
    keep(entries) {
      if (entries.length === 0) return;
      append(own, entries);
      holds = true;
    },
    clear() {
      if (holds) rmSync(own, { force: true });
      holds = false;
    },
    left() {
      const files = filesLeft();
      return { entries: files.flatMap(read), forget: () => files.forEach((file) => rmSync(file, { force: true })) };
    },
    setAside(entry) {
      const file = join(dataFolder, 'documents-set-aside.jsonl');
      const line = { at: new Date().toISOString(), city, ...entry };
      try {
        append(file, [line]);
        return file;
      } catch (error) {
        return `this line, as ${file} cannot be written (${messageOf(error)}): ${JSON.stringify(line)}`;
      }
    },
  };
}
