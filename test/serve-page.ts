import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import sirv from 'sirv';
import { build } from 'vite';

export interface ServedPage {
  /** Address of the page, ending in a slash. */
  url: string;
  close(): Promise<void>;
}

async function buildPage(folder: string, outDir: string): Promise<void> {
  await build({
    configFile: join(import.meta.dirname, '../vite.config.ts'), root: folder, publicDir: false, logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
}

/** Builds it into `shared`, unless another file of the same run did. */
async function builtOnce(folder: string, shared: string): Promise<string> {
  const place = join(shared, `page-${basename(dirname(folder))}-${basename(folder)}`);
  if (existsSync(place)) return place;
  const own = mkdtempSync(`${place}-`);
  await buildPage(folder, own);
  try {
    renameSync(own, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
    rmSync(own, { recursive: true });
  }
  return place;
}

/**
 * Builds the page whose index.html is in `folder` as the client is built, and serves it with the cities of `dataDir` beside it. In `shared`, when
 * given, the built page stays for others who serve it.
 */
export async function servePage(folder: string, dataDir: string, shared?: string): Promise<ServedPage> {
  const own = shared === undefined ? mkdtempSync(join(tmpdir(), 'metroscope-page-')) : null;
  if (own !== null) await buildPage(folder, own);
  const page = sirv(own ?? await builtOnce(folder, shared!));
  const cities = sirv(dataDir);
  const server = createServer((request, response) => {
    const missing = (): void => {
      response.writeHead(404).end();
    };
    page(request, response, () => cities(request, response, missing));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      if (own !== null) rmSync(own, { recursive: true, force: true });
    },
  };
}
