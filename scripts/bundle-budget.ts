import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

/** Most kilobytes (1,000 bytes, gzip) of JavaScript a browser may be sent. */
export const budgets = {
  /** The entry and the page that says how the start goes. */
  shell: 185,
  /** All that can arrive before the city is first seen: the shell, and three with the overview. */
  firstLight: 400,
  /** Every chunk of the client, Cesium, deck.gl and three among them. */
  everything: 1_850,
} as const;

const page = 'src/app/page.tsx';
const overview = 'src/stage/overview/index.ts';

const chunkSchema = z.object({
  file: z.string(),
  isEntry: z.boolean().optional(),
  imports: z.array(z.string()).optional(),
});
const manifestSchema = z.record(z.string(), chunkSchema);

/** Gzip kilobytes of each budget's JavaScript in a Vite build. Throws when the build has no manifest, or lacks a chunk of ours. */
export function measureBundle(dist: string): Record<keyof typeof budgets, number> {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')));
  const entries = Object.keys(manifest).filter((key) => manifest[key]!.isEntry);
  for (const key of [page, overview]) {
    if (!manifest[key]) throw new Error(`${dist}/.vite/manifest.json names no chunk of ${key}; the build is not one of ours, or the file has moved.`);
  }
  const shell = [...entries, page];
  return {
    shell: kilobytes(dist, filesOf(manifest, shell)),
    firstLight: kilobytes(dist, filesOf(manifest, [...shell, overview])),
    everything: kilobytes(dist, filesOf(manifest, Object.keys(manifest))),
  };
}

/** Files of some chunks and of all they import statically. */
function filesOf(manifest: z.infer<typeof manifestSchema>, keys: readonly string[]): Set<string> {
  const files = new Set<string>();
  const follow = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(follow);
  };
  keys.forEach(follow);
  return files;
}

function kilobytes(dist: string, files: ReadonlySet<string>): number {
  const scripts = [...files].filter((file) => file.endsWith('.js'));
  return scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1_000;
}
