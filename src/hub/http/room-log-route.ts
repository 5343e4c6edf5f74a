import type { IncomingMessage } from 'node:http';
import { permissions } from '@/model';
import { roomLogQuerySchema } from '@/protocol';
import { firstIssue } from '../sockets/handshake';
import { messageOf } from '../hub-error';
import type { Tokens } from '../identity/identity';
import type { SessionLog } from '../store/session-log';

interface Reply {
  status: number;
  body: object;
}

const refusal = (status: number, error: string, remedy: string): Reply => ({ status, body: { error, remedy } });

/** Room of `/api/rooms/<room>/log`, decoded; null for other paths. */
function roomOf(url: URL): string | null {
  const name = /^\/api\/rooms\/([^/]+)\/log$/.exec(url.pathname)?.[1];
  try {
    return name === undefined ? null : decodeURIComponent(name);
  } catch {
    return null;
  }
}

/** Answers `GET /api/rooms/:room/log`, to who may audit that room; null for other addresses. */
export function createRoomLogRoute({ tokens, sessionLog }: { tokens: Tokens; sessionLog: Pick<SessionLog, 'page'> }) {
  return async (request: IncomingMessage): Promise<Reply | null> => {
    const url = new URL(`http://hub${request.url ?? '/'}`);
    const room = roomOf(url);
    if (room === null) return null;
    const verified = await tokens.verify(/^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
    if (!verified.ok) return refusal(401, verified.why.message, verified.why.remedy);
    const { identity } = verified;
    if (!permissions[identity.role].audit) return refusal(403, `the role "${identity.role}" may not read who did what`, 'ask a dispatcher');
    if (identity.room !== room) return refusal(403, `this sign-in is for the room "${identity.room}", not for "${room}"`, 'open the desk of that room');
    const query = roomLogQuerySchema.safeParse(Object.fromEntries(url.searchParams));
    if (!query.success) return refusal(400, firstIssue(query.error), 'give from and to in milliseconds since 1970 UTC, and if wanted after, limit (at most 5000) and moves=no');
    try {
      return { status: 200, body: await sessionLog.page(room, query.data) };
    } catch (error) {
      console.error(`metroscope: the session log of room "${room}" could not be read: ${messageOf(error)}`);
      return refusal(503, 'the session log cannot be read now', 'try again; if it goes on, look at the hub and its database');
    }
  };
}
