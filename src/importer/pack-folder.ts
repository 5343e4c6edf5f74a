import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Files that shrink; pictures and fonts are compressed as they are. */
const shrinks = /\.(glb|gltf|json|geojson|js|mjs|css|svg|html|wasm|xml)$/;
/** Not worth a file of its own, bytes. */
const least = 1_500;
const atATime = 4;

const compress = promisify(gzip);

/**
 * Puts a gzip-compressed `<name>.gz` beside every file under `folder` that shrinks by it, so that the hub need not compress while
 * it serves: a city's tiles come over the network in a tenth of their bytes. `level` 1 (fast) … 9 (small).
 */
export async function packFolder(folder: string, level: number): Promise<void> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const queue = names.filter((entry) => entry.isFile() && shrinks.test(entry.name)).map(({ parentPath, name }) => join(parentPath, name));
  const work = async (): Promise<void> => {
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      const bytes = await readFile(file);
      if (bytes.length < least) continue;
      const packed = await compress(bytes, { level });
      if (packed.length < bytes.length * 0.9) await writeFile(`${file}.gz`, packed);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
}
