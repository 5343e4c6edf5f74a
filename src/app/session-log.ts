import { roomLogPageSchema, type Answer, type Refusal, type RoomLogEntry } from '@/protocol';
import type { SessionLog } from '@/screens';
import { z } from 'zod';

const pageSize = 5_000;
/** More is not kept in a page's memory. */
const mostEntries = 60_000;

const refusalSchema = z.object({ error: z.string(), remedy: z.string() });
const refuse = (code: Refusal['code'], message: string, remedy: string): Answer<never> => ({ ok: false, refusal: { code, message, remedy } });

/** Reads the log of this screen's room from the hub, page by page. */
export function createSessionLog(token: string, room: string): SessionLog {
  return {
    async read(from, to, moves) {
      const entries: RoomLogEntry[] = [];
      for (let after: number | null = 0; after !== null;) {
        const query = new URLSearchParams({ from: String(from), to: String(to), after: String(after), limit: String(pageSize), moves: moves ? 'yes' : 'no' });
        const response = await fetch(`/api/rooms/${encodeURIComponent(room)}/log?${query}`, { headers: { authorization: `Bearer ${token}` } }).catch(() => null);
        const json: unknown = await response?.json().catch(() => null);
        if (!response) return refuse('unavailable', 'the hub does not answer', 'Try again when this screen is linked.');
        if (!response.ok) {
          const refused = refusalSchema.safeParse(json);
          return refuse(response.status === 403 ? 'forbidden' : 'unavailable', refused.success ? refused.data.error : `the hub answered ${response.status}`, refused.success ? refused.data.remedy : 'Try again.');
        }
        const page = roomLogPageSchema.safeParse(json);
        if (!page.success) return refuse('malformed', `the log cannot be read: ${z.prettifyError(page.error)}`, 'Reload the page.');
        entries.push(...page.data.entries);
        if (entries.length > mostEntries) return refuse('unavailable', `more than ${mostEntries} things happened in this time`, 'Choose a shorter time.');
        after = page.data.next;
      }
      return { ok: true, value: entries };
    },
  };
}
