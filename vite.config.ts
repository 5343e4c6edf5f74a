import react from '@vitejs/plugin-react';
import { cpSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sirv from 'sirv';
import { defineConfig, type Plugin } from 'vite';

/**
 * What Cesium fetches while it runs, served at /cesium/. Left out is what nothing here can reach: textures of Cesium's
 * own sky, and decoders of Google Earth, KMZ and splats.
 */
function cesiumFiles(): Plugin {
  const source = join(import.meta.dirname, 'node_modules/cesium/Build/Cesium');
  const folders = ['Workers', 'Assets', 'ThirdParty'];
  const left = /Textures\/(LensFlare|SkyBox|maki|moonSmall)|ThirdParty\/(google-earth|zip-module|wasm_splats|Workers)/;
  let outDir = 'dist';
  return {
    name: 'metroscope-cesium-files',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use('/cesium', sirv(source, { dev: true }));
    },
    writeBundle() {
      if (!existsSync(source)) throw new Error(`${source} is missing: run "npm ci" first.`);
      for (const folder of folders) {
        cpSync(join(source, folder), join(outDir, 'cesium', folder), { recursive: true, filter: (path) => !left.test(path.replaceAll('\\', '/')) });
      }
    },
  };
}

/**
 * The first light's code is asked for by the entry; this tells the browser of it in the page's head, so that it comes beside
 * the entry and not after it.
 */
function preloadFirstLight(): Plugin {
  return {
    name: 'metroscope-preload-first-light',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const first = chunks.find(({ facadeModuleId }) => facadeModuleId?.replaceAll('\\', '/').endsWith('src/stage/overview/index.ts'));
        return [...(first ? [first.fileName, ...first.imports] : [])].map((file) => ({
          tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` }, injectTo: 'head' as const,
        }));
      },
    },
  };
}

export default defineConfig({
  resolve: { alias: { '@': join(import.meta.dirname, 'src') }, dedupe: ['react', 'react-dom', 'three'] },
  plugins: [react(), cesiumFiles(), preloadFirstLight()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    manifest: true,
    // The content security policy allows no data: addresses for fonts and scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 6_000,
    reportCompressedSize: false,
    // The first light needs three long before anything needs Cesium or deck.gl.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'three', test: /node_modules[\\/]three[\\/]/ }] } } },
  },
});
