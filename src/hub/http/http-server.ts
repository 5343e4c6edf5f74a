import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { protocolVersion, type Embedding, type Session } from '@/protocol';
import { messageOf } from '../hub-error';
import type { Tokens } from '../identity/identity';
import type { createPhotoRoute } from './photo-route';
import type { createRequestsRoute } from './requests-route';
import type { createRoomLogRoute } from './room-log-route';
import { serveFile } from './static-files';

interface HttpOptions {
  /** Answers `/api/pairing` and below; false for another path. */
  pairing(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>;
  /** Answers `/api/links` and `/api/rooms`; false for another path. */
  invites(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>;
  tokens: Tokens;
  cityId: string;
  simulated(): boolean;
  health(): object;
  /** The session log of a room; null for other addresses. */
  roomLog: ReturnType<typeof createRoomLogRoute>;
  /** The requests of other times; null for other addresses. */
  requests: ReturnType<typeof createRequestsRoute>;
  /** Takes and gives the photos of rooms; false for other addresses. */
  photos: ReturnType<typeof createPhotoRoute>;
  /** Built client. */
  clientFolder: string;
  /** Imported cities, one folder each. */
  citiesFolder: string;
  /** Other origins whose pages may frame a screen and speak to it. */
  embedOrigins: readonly string[];
}

/** The client is one page; its routes are told apart in the browser. */
const pages: ReadonlySet<string> = new Set(['/', '/desk', '/wall', '/field']);

const securityHeaders = (embedOrigins: readonly string[]): Record<string, string> => ({
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Content-Security-Policy': [
    "default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self' blob:", "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self' data: blob:", "object-src 'none'", "base-uri 'self'",
    "form-action 'self'", ["frame-ancestors 'self'", ...embedOrigins].join(' '),
  ].join('; '),
});

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }).end(JSON.stringify(body));
}

function text(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(`${body}\n`);
}

async function session(request: IncomingMessage, response: ServerResponse, options: HttpOptions): Promise<void> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const verified = await options.tokens.verify(token ?? '');
  if (!verified.ok) {
    response.setHeader('WWW-Authenticate', 'Bearer');
    const error = token === undefined ? 'there is no token in the Authorization header' : verified.why.message;
    json(response, 401, { error, remedy: verified.why.remedy });
    return;
  }
  const { cityId } = options;
  const body: Session = { protocol: protocolVersion, identity: verified.identity, cityId, manifest: `/cities/${cityId}/manifest.json`, simulated: options.simulated() };
  json(response, 200, body);
}

/** Path of the URL, decoded; undefined when it cannot be. */
function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(`http://hub${url}`).pathname);
  } catch {
    return undefined;
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, options: HttpOptions): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders(options.embedOrigins))) response.setHeader(name, value);
  const path = pathOf(request.url ?? '/');
  if (path === undefined) return text(response, 400, 'This address is not valid: it has a broken % code.');
  if ((await options.pairing(request, response, path)) || (await options.invites(request, response, path))) return;
  if (await options.photos(request, response, path)) return;
  const isApi = path === '/api' || path.startsWith('/api/');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    if (isApi) return json(response, 405, { error: `${request.method} is not allowed on ${path}`, remedy: 'use GET' });
    return text(response, 405, `${request.method} is not allowed here; use GET.`);
  }
  if (path === '/api/session') return session(request, response, options);
  if (path === '/api/embedding') return json(response, 200, { origins: [...options.embedOrigins] } satisfies Embedding);
  if (path === '/api/health') return json(response, 200, options.health());
  const read = (await options.roomLog(request)) ?? (await options.requests(request));
  if (read) {
    if (read.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    if ('retryAfter' in read) response.setHeader('Retry-After', String(read.retryAfter));
    return json(response, read.status, read.body);
  }
  if (isApi) return json(response, 404, { error: `there is no ${path}`, remedy: 'use /api/session, /api/links, /api/rooms, /api/rooms/<room>/log, /api/requests, /api/photos, /api/pairing, /api/embedding or /api/health' });
  if (path.startsWith('/cities/')) {
    if (await serveFile(request, response, options.citiesFolder, path.slice('/cities/'.length), false)) return;
    return text(response, 404, `There is no ${path} in the data folder of this hub.`);
  }
  // A page elsewhere loads the client of its frame from the hub that serves the frame.
  if (path === '/embed/metroscope-embed.js') response.setHeader('Access-Control-Allow-Origin', '*');
  const file = pages.has(path.length > 1 ? path.replace(/\/$/, '') : path) ? '/index.html' : path;
  if (await serveFile(request, response, options.clientFolder, file.slice(1), path.startsWith('/assets/'))) return;
  if (file === '/index.html') return text(response, 503, 'The client is not built. Start the hub with "npm start", or build it with "npx vite build".');
  text(response, 404, `There is no ${path} here. The screens are at /desk, /wall and /field.`);
}

/** Session, health, the client and the city's files over HTTP; socket.io adds itself to the server. */
export function createHttpServer(options: HttpOptions): Server {
  return createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      console.error(`metroscope: ${request.method} ${request.url} failed: ${messageOf(error)}`);
      text(response, 500, 'The hub could not answer; its output says why.');
    });
  });
}
