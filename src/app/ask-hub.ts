import type { Answer, Refusal } from '@/protocol';
import { z } from 'zod';

const refusalSchema = z.object({ error: z.string(), remedy: z.string() });

const unreachable: Refusal = { code: 'unavailable', message: 'the hub does not answer', remedy: 'Try again when this screen is linked.' };
const codes: Record<number, Refusal['code']> = { 400: 'malformed', 401: 'forbidden', 403: 'forbidden', 404: 'stale', 409: 'conflict' };

export type AskHub = <T extends z.ZodType>(path: string, body: object | null, schema: T) => Promise<Answer<z.infer<T>>>;

/** Asks the hub over HTTP in the name of a sign-in: posts `body`, gets without one; the answer is checked against `schema`. */
export function createAskHub(token: string): AskHub {
  return async (path, body, schema) => {
    const response = await fetch(path, {
      method: body ? 'POST' : 'GET', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }),
    }).catch(() => null);
    const json: unknown = await response?.json().catch(() => null);
    if (!response) return { ok: false, refusal: unreachable };
    const answer = schema.safeParse(json);
    if (response.ok && answer.success) return { ok: true, value: answer.data };
    const refused = refusalSchema.safeParse(json);
    return { ok: false, refusal: refused.success ? { code: codes[response.status] ?? 'unavailable', message: refused.data.error, remedy: refused.data.remedy } : unreachable };
  };
}
