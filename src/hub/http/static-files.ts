import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8', '.geojson': 'application/geo+json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8', '.map': 'application/json; charset=utf-8', '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg',
  '.webp': 'image/webp', '.gif': 'image/gif', '.ico': 'image/x-icon', '.ktx2': 'image/ktx2', '.wasm': 'application/wasm',
  '.woff2': 'font/woff2', '.woff': 'font/woff', '.ttf': 'font/ttf', '.glb': 'model/gltf-binary', '.gltf': 'model/gltf+json',
};

/** The file a decoded URL path names inside `folder`; undefined when it leads out of it, or to a hidden file. */
export function fileInside(folder: string, path: string): string | undefined {
  if (path.includes('\0') || path.split(/[/\\]/).some((part) => part.startsWith('.'))) return undefined;
  const root = resolve(folder);
  const file = resolve(root, `.${sep}${path}`);
  return file.startsWith(root + sep) ? file : undefined;
}

/** Of what the importer and the client's build compress. */
const mayBePacked = /\.(glb|gltf|json|geojson|js|mjs|css|svg|html|wasm|xml)$/i;

/** The file's compressed twin `<name>.gz`, unless the file is newer. */
async function openPacked(file: string, changedMs: number): Promise<{ handle: FileHandle; size: number } | undefined> {
  const handle = await open(`${file}.gz`, 'r').catch(() => undefined);
  if (!handle) return undefined;
  const stats = await handle.stat();
  if (stats.isFile() && stats.mtimeMs >= changedMs) return { handle, size: stats.size };
  await handle.close();
  return undefined;
}

/**
 * Answers with a file of `folder`, compressed where its twin is there and the browser takes it, or 304 when the browser has it. False when there is no such file; what goes wrong
 * later only ends this answer.
 */
export async function serveFile(request: IncomingMessage, response: ServerResponse, folder: string, path: string, immutable: boolean): Promise<boolean> {
  const file = fileInside(folder, path);
  if (!file) return false;
  const handle = await open(file, 'r').catch(() => undefined);
  if (!handle) return false;
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return false;
    const etag = `W/"${stats.size.toString(36)}-${Math.trunc(stats.mtimeMs).toString(36)}"`;
    const packable = mayBePacked.test(file);
    if (packable) response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('ETag', etag);
    response.setHeader('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return true;
    }
    const packed = packable && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) ? await openPacked(file, stats.mtimeMs) : undefined;
    try {
      const size = packed?.size ?? stats.size;
      if (packed) response.setHeader('Content-Encoding', 'gzip');
      response.writeHead(200, { 'Content-Type': types[extname(file).toLowerCase()] ?? 'application/octet-stream', 'Content-Length': size });
      if (request.method === 'HEAD') response.end();
      else await pipeline(createReadStream(file, { fd: packed?.handle ?? handle, autoClose: false, ...(size > 0 ? { end: size - 1 } : {}) }), response);
    } finally {
      await packed?.handle.close();
    }
    return true;
  } finally {
    await handle.close();
  }
}
