import type { IncomingMessage, ServerResponse } from 'node:http';
import { permissions, type Identity } from '@/model';
import type { Tokens } from '../identity/identity';
import { checkJpeg } from './jpeg';
import type { PhotoStore } from '../store/photo-store';

const longestSide = 1_600;
const mostBytes = 1_000_000;
/** A body that takes longer is given up, milliseconds. */
const bodyMs = 30_000;
const most = `at most ${mostBytes / 1_000} kB and ${longestSide} pixels on the longer side`;

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }).end(JSON.stringify(body));
}

/** The whole body; null when it is longer than it may be, or does not come. */
function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => done(null), bodyMs);
    const done = (body: Buffer | null): void => {
      clearTimeout(timer);
      request.removeAllListeners('data');
      resolve(body);
    };
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size > mostBytes) done(null);
      else parts.push(part);
    });
    request.on('end', () => done(Buffer.concat(parts)));
    request.on('error', () => done(null));
  });
}

/** `POST /api/photos` takes a JPEG into the room of the token, `GET /api/photos/:id` gives it to that room's screens; false for other addresses. */
export function createPhotoRoute({ tokens, photos }: { tokens: Tokens; photos: PhotoStore }) {
  async function take(request: IncomingMessage, response: ServerResponse, { role, room, subject }: Identity): Promise<void> {
    const refuse = (status: number, error: string, remedy: string): void => {
      // What still comes of a refused body is not waited for.
      response.setHeader('Connection', 'close');
      say(response, status, { error, remedy });
    };
    if (!permissions[role].add.includes('annotation')) return refuse(403, `the role "${role}" may not add photos`, 'Add it from a desk or a tablet.');
    if (!/^image\/jpeg\b/i.test(request.headers['content-type'] ?? '')) return refuse(415, 'this is not image/jpeg', 'Send a JPEG; the tablet makes one of any picture.');
    const body = Number(request.headers['content-length'] ?? 0) > mostBytes ? null : await bodyOf(request);
    if (!body) return refuse(413, 'this picture is too large or did not come whole', `Send ${most}.`);
    const checked = checkJpeg(body, longestSide);
    if (!checked.ok) return refuse(400, `this picture is not taken: ${checked.why}`, `Send a plain JPEG, ${most}, without EXIF.`);
    const id = await photos.keep(room, subject, body);
    if (id === null) return refuse(507, 'this room has no space for more photos', 'Remove photos that nobody needs any more; their space is free again a day later.');
    say(response, 201, { photo: `/api/photos/${id}` });
  }

  async function give(response: ServerResponse, room: string, id: string): Promise<void> {
    const picture = await photos.read(room, id);
    if (!picture) return say(response, 404, { error: 'there is no such photo in this room', remedy: 'It was removed, or belongs to another room.' });
    response.writeHead(200, {
      'Content-Type': 'image/jpeg', 'Content-Length': picture.length, 'Cache-Control': 'private, max-age=86400, immutable', 'Content-Disposition': 'inline; filename="photo.jpg"',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    }).end(picture);
  }

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> => {
    const id = /^\/api\/photos(?:\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?$/.exec(path);
    if (!id) return false;
    const method = id[1] === undefined ? 'POST' : 'GET';
    if (request.method !== method) {
      response.setHeader('Allow', method);
      say(response, 405, { error: `${request.method} is not allowed on ${path}`, remedy: `use ${method}` });
      return true;
    }
    const verified = await tokens.verify(/^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
    if (!verified.ok) {
      response.setHeader('WWW-Authenticate', 'Bearer');
      say(response, 401, { error: verified.why.message, remedy: verified.why.remedy });
    } else if (id[1] === undefined) await take(request, response, verified.identity);
    else await give(response, verified.identity.room, id[1]);
    return true;
  };
}
