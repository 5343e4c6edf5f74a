import type { IncomingMessage, ServerResponse } from 'node:http';
import { inviteSchema, type Invited, type Rooms } from '@/protocol';
import { inviterOf, readBody, refusal, sendReply, type Reply } from './http-reply';
import type { Tokens } from '../identity/identity';

interface InviteOptions {
  tokens: Tokens;
  /** Days until a link ends. */
  tokenDays: number;
  /** Addresses of this hub for other machines. */
  bases(): string[];
  rooms(): Rooms['rooms'];
}

/** `POST /api/links` and `GET /api/rooms`, for those who may invite; false for other paths. */
export function createInviteRoutes({ tokens, tokenDays, bases, rooms }: InviteOptions) {
  async function link(request: IncomingMessage): Promise<Reply> {
    const asking = await inviterOf(request, tokens);
    if (!asking.ok) return asking.reply;
    const body = await readBody(request, inviteSchema);
    if (!body.ok) return body.reply;
    const { role, room, name } = body.value;
    const token = await tokens.sign({ subject: name, role, room }, tokenDays);
    return { status: 201, body: { token, days: tokenDays, bases: bases() } satisfies Invited };
  }

  async function list(request: IncomingMessage): Promise<Reply> {
    const asking = await inviterOf(request, tokens);
    return asking.ok ? { status: 200, body: { rooms: rooms() } satisfies Rooms } : asking.reply;
  }

  const routes: Record<string, { method: string; reply(request: IncomingMessage): Promise<Reply> }> = {
    '/api/links': { method: 'POST', reply: link }, '/api/rooms': { method: 'GET', reply: list },
  };

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> => {
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (!route) return false;
    const { method, reply } = route;
    sendReply(response, request.method === method ? await reply(request) : refusal(405, `${request.method} is not allowed on ${path}`, `use ${method}`, { Allow: method }));
    return true;
  };
}
