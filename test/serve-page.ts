import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sirv from 'sirv';
import { build } from 'vite';

export interface ServedPage {
  /** Address of the page, ending in a slash. */
  url: string;
  close(): Promise<void>;
}

/** Builds the page whose index.html is in `folder` as the client is built, and serves it with the cities of `dataDir` beside it. */
export async function servePage(folder: string, dataDir: string): Promise<ServedPage> {
  const outDir = mkdtempSync(join(tmpdir(), 'metroscope-page-'));
  await build({
    configFile: join(import.meta.dirname, '../vite.config.ts'), root: folder, publicDir: false, logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
  const page = sirv(outDir);
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
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
