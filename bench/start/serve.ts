import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHub } from '@/hub';
import { importDemoCity, packFolder } from '@/importer';
import { build } from 'vite';
import { ensureClient } from '../../scripts/ensure-client';

/** The three sides, served alike by one hub. */
export interface Sides {
  ours: string;
  cesium: string;
  tilesRenderer: string;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/** The demo city behind a real hub with the built client, and beside it the other sides' pages, built the same way. */
export async function serveSides(): Promise<Sides> {
  const folder = mkdtempSync(join(tmpdir(), 'metroscope-bench-start-'));
  const client = join(folder, 'client');
  await ensureClient(root);
  const pages = join(import.meta.dirname, 'pages');
  await build({
    configFile: join(root, 'vite.config.ts'), root: pages, publicDir: false, logLevel: 'warn', base: '/bench/',
    build: {
      outDir: join(client, 'bench'), emptyOutDir: true,
      rolldownOptions: { input: [join(pages, 'cesium.html'), join(pages, 'tiles-renderer.html')] },
    },
  });
  cpSync(join(root, 'dist'), client, { recursive: true });
  // Ours leaves out what it does not use (the stars, for example); CesiumJS alone gets all of its files.
  for (const part of ['Assets', 'ThirdParty', 'Workers']) cpSync(join(root, 'node_modules/cesium/Build/Cesium', part), join(client, 'cesium', part), { recursive: true });
  await packFolder(client, 9);
  const data = join(folder, 'data');
  const { manifest } = await importDemoCity({ dataDir: data, onProgress: () => undefined });
  const hub = await startHub({
    data, client, cityId: manifest.id, host: '127.0.0.1', port: 0, room: 'bench', feeds: 'simulated', scale: 'city',
    requestsFile: null, requestsPerMinute: 10, databaseUrl: null, tokenDays: 1,
  });
  const city = `?city=/cities/${manifest.id}/manifest.json`;
  return {
    ours: hub.links.desk,
    cesium: `${hub.url}/bench/cesium.html${city}`,
    tilesRenderer: `${hub.url}/bench/tiles-renderer.html${city}`,
    async close() {
      await hub.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
