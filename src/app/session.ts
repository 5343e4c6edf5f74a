import { sessionSchema, type Session } from '@/protocol';
import { deviceStorage } from '@/state';
import { z } from 'zod';
import { Problem } from './problem';

const key = (page: string): string => `metroscope.session.${page}`;
const refusalSchema = z.object({ error: z.string(), remedy: z.string().optional() });

/**
 * What the hub says this token may see. While the hub does not answer, what it said to this page last, so that a
 * city the browser holds can still be opened.
 * @throws {Problem} `denied` when the token is not accepted, `version` when the hub speaks another protocol, `unreachable`.
 */
export async function openSession(page: string, token: string): Promise<Session> {
  const response = await fetch('/api/session', { headers: { authorization: `Bearer ${token}` } }).catch(() => null);
  if (!response || response.status >= 500) {
    const last = remembered(page);
    if (last) return last;
    throw new Problem('unreachable', response ? `/api/session: HTTP ${response.status}` : '/api/session: no answer');
  }
  const json: unknown = await response.json().catch(() => null);
  if (response.status === 401 || response.status === 403) {
    const refusal = refusalSchema.safeParse(json);
    throw new Problem('denied', refusal.success ? [refusal.data.error, refusal.data.remedy].filter(Boolean).join(' – ') : `/api/session: HTTP ${response.status}`);
  }
  if (!response.ok) throw new Problem('unreachable', `/api/session: HTTP ${response.status}`);
  const parsed = sessionSchema.safeParse(json);
  if (!parsed.success) throw new Problem('version', `/api/session: ${z.prettifyError(parsed.error)}`);
  try {
    deviceStorage.setItem(key(page), JSON.stringify(parsed.data));
  } catch {
    // Without storage the page only needs its hub to start.
  }
  return parsed.data;
}

function remembered(page: string): Session | null {
  try {
    const parsed = sessionSchema.safeParse(JSON.parse(deviceStorage.getItem(key(page)) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
