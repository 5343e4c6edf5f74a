import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { WriteStream } from 'node:tty';
import type { ImportStage, OnProgress } from '@/importer';

const labels: Record<ImportStage, string> = {
  read: 'Reading files', buildings: 'Building meshes', ground: 'Ground and roads', tiles: 'Writing tiles', details: 'Writing details',
};

/** Shows how far an import is: one line that counts up on a terminal, one line per stage anywhere else. */
export function importProgress(out: WriteStream): { onProgress: OnProgress; end(): void } {
  let shown = '';
  return {
    onProgress(stage, done, total) {
      const line = out.isTTY ? `${labels[stage]} ${Math.floor((100 * done) / Math.max(1, total))} %` : `${labels[stage]} …`;
      if (line === shown) return;
      shown = line;
      out.write(out.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
    },
    end() {
      if (out.isTTY && shown !== '') out.write('\r\u001b[K');
    },
  };
}

/** Bytes of all files below a folder. */
export async function directorySize(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(entries.filter((entry) => entry.isFile()).map((entry) => stat(join(entry.parentPath, entry.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
