import type { ServiceRequest } from '@/model';
import { requestsAtPageSchema, type Answer, type RequestsAtPage } from '@/protocol';
import type { AskHub } from '../ask-hub';

/** The requests of an instant, and since when the log knows all of them. */
export interface RequestsThen {
  items: ServiceRequest[];
  since: number | null;
}

export type ReadRequestsAt = (at: number) => Promise<Answer<RequestsThen>>;

/** No picture shows more pins than these pages hold. */
const mostPages = 20;

/** Reads the requests as they stood at an instant (milliseconds since 1970 UTC) from the hub, page by page. */
export const createReadRequestsAt = (ask: AskHub): ReadRequestsAt => async (at) => {
  const items: ServiceRequest[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < mostPages; pages++) {
    const page: Answer<RequestsAtPage> = await ask(`/api/requests?${new URLSearchParams([['at', String(at)], ...(after ? [['after', after]] : [])])}`, null, requestsAtPageSchema);
    if (!page.ok) return page;
    items.push(...page.value.items);
    if (page.value.next === null) return { ok: true, value: { items, since: page.value.since } };
    after = page.value.next;
  }
  return { ok: false, refusal: { code: 'unavailable', message: `more than ${items.length} requests were open then`, remedy: 'Choose another time.' } };
};
