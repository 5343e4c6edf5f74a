import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

/** Most kilobytes (1,000 bytes, gzip) of JavaScript a browser may be sent. */
export const budgets = {
  /** Before anything is chosen: the entry and all it imports statically. */
  shell: 150,
  /** Every chunk of the client, Cesium, deck.gl and three among them. */
  everything: 1_750,
} as const;

const chunkSchema = z.object({
  file: z.string(),
  isEntry: z.boolean().optional(),
  imports: z.array(z.string()).optional(),
});
const manifestSchema = z.record(z.string(), chunkSchema);

/** Gzip kilobytes of each budget's JavaScript in a Vite build. Throws when the build has no manifest or no entry. */
export function measureBundle(dist: string): Record<keyof typeof budgets, number> {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')));
  const shell = new Set<string>();
  const follow = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || shell.has(chunk.file)) return;
    shell.add(chunk.file);
    chunk.imports?.forEach(follow);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) follow(key);
  if (shell.size === 0) throw new Error(`${dist}/.vite/manifest.json names no entry; the build is not one of ours.`);
  const everything = new Set(Object.values(manifest).map(({ file }) => file));
  return { shell: kilobytes(dist, shell), everything: kilobytes(dist, everything) };
}

function kilobytes(dist: string, files: ReadonlySet<string>): number {
  const scripts = [...files].filter((file) => file.endsWith('.js'));
  return scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1_000;
}
