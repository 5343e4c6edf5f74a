import type { IncomingMessage, ServerResponse } from 'node:http';
import { permissions, type Identity } from '@/model';
import type { z } from 'zod';
import { firstIssue } from '../sockets/handshake';
import type { Tokens } from '../identity/identity';

export interface Reply {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

export type OrReply<T> = ({ ok: true } & T) | { ok: false; reply: Reply };

const maxBodyBytes = 4_096;

export const refusal = (status: number, error: string, remedy: string, headers: Record<string, string> = {}): Reply => ({ status, body: { error, remedy }, headers });

export const bearer = (request: IncomingMessage): string => /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';

export function sendReply(response: ServerResponse, { status, body, headers }: Reply): void {
  response.writeHead(status, { ...headers, 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }).end(JSON.stringify(body));
}

/** The JSON a request carries, checked. */
export async function readBody<T extends z.ZodType>(request: IncomingMessage, schema: T): Promise<OrReply<{ value: z.infer<T> }>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) return { ok: false, reply: refusal(413, `the body has more than ${maxBodyBytes} bytes`, 'send the fields of the API only', { Connection: 'close' }) };
    chunks.push(chunk);
  }
  let json: unknown;
  try {
    json = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return { ok: false, reply: refusal(400, 'the body is not JSON', 'send a JSON object') };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, reply: refusal(400, `body: ${firstIssue(parsed.error)}`, 'see docs/rooms.md for the fields') };
}

/** Who asks, if that is somebody who may let others in. */
export async function inviterOf(request: IncomingMessage, tokens: Tokens): Promise<OrReply<{ identity: Identity }>> {
  const verified = await tokens.verify(bearer(request));
  if (!verified.ok) return { ok: false, reply: refusal(401, verified.why.message, verified.why.remedy, { 'WWW-Authenticate': 'Bearer' }) };
  if (permissions[verified.identity.role].invite) return verified;
  return { ok: false, reply: refusal(403, `the role "${verified.identity.role}" may not let screens in`, 'ask a dispatcher') };
}
