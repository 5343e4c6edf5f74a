import type { IncomingMessage } from 'node:http';
import { mostRequestsOfPage, requestsAtQuerySchema } from '@/protocol';
import { firstIssue } from '../sockets/handshake';
import { messageOf } from '../hub-error';
import type { Tokens } from '../identity/identity';
import { createRateLimit } from '../sockets/rate-limit';
import type { RequestsAt } from '../store/requests-at';

interface Reply {
  status: number;
  body: object;
  /** Seconds. */
  retryAfter?: number;
}

/** Two pictures whose time runs ask twice a second; so many a person may ask before the others suffer. */
const mostAsked = 300;
const askedMs = 60_000;

const refusal = (status: number, error: string, remedy: string): Reply => ({ status, body: { error, remedy } });

/** Answers `GET /api/requests`, to everybody who sees the requests of now; null for other addresses. */
export function createRequestsRoute({ tokens, requestsAt, now }: { tokens: Tokens; requestsAt: RequestsAt; now(): number }) {
  const asked = createRateLimit({ now, most: mostAsked, perMs: askedMs });
  return async (request: IncomingMessage): Promise<Reply | null> => {
    const url = new URL(`http://hub${request.url ?? '/'}`);
    if (url.pathname !== '/api/requests') return null;
    const verified = await tokens.verify(/^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
    if (!verified.ok) return refusal(401, verified.why.message, verified.why.remedy);
    const query = requestsAtQuerySchema.safeParse(Object.fromEntries(url.searchParams));
    if (!query.success) return refusal(400, firstIssue(query.error), `give at in milliseconds since 1970 UTC, and if wanted after and limit (at most ${mostRequestsOfPage})`);
    if (!asked.take(`${verified.identity.room} ${verified.identity.subject}`)) return { ...refusal(429, 'requests of other times were asked for too often', 'wait a minute'), retryAfter: askedMs / 1_000 };
    try {
      return { status: 200, body: await requestsAt.page(query.data) };
    } catch (error) {
      console.error(`metroscope: the requests of another time could not be read: ${messageOf(error)}`);
      return refusal(503, 'the requests of that time cannot be read now', 'try again; if it goes on, look at the hub and its database');
    }
  };
}
