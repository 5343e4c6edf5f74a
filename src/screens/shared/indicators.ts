import { finalStatuses, requestCategories, type RequestCategory, type ServiceRequest } from '@/model';

const hour = 3_600_000;

export interface Indicators {
  open: number;
  /** Reported in the last 60 minutes. */
  newLastHour: number;
  /** Reported in the 60 minutes before; null while no request was closed before them, since then the log may begin later. */
  newHourBefore: number | null;
  /** Of the open requests with a time limit, how many are past it. */
  overdue: { late: number; limited: number };
  /** Reached “closed” since local midnight of the city. */
  closedToday: number;
  /** Open requests per category, most first; only categories that have some. */
  byCategory: { category: RequestCategory; count: number }[];
  /** Last change of any request, milliseconds since 1970 UTC; null without requests. */
  newestChange: number | null;
}

/** Figures over all requests at `now` (milliseconds since 1970 UTC) in a city of an IANA time zone. */
export function indicators(requests: Iterable<ServiceRequest>, now: number, timeZone: string): Indicators {
  const midnight = startOfDay(now, timeZone);
  const open = new Map<RequestCategory, number>();
  const result = { open: 0, newLastHour: 0, newHourBefore: 0, late: 0, limited: 0, closedToday: 0 };
  let newestChange: number | null = null;
  let firstClosed = Infinity;
  for (const request of requests) {
    newestChange = Math.max(newestChange ?? 0, request.updatedAt);
    firstClosed = Math.min(firstClosed, request.closedAt ?? Infinity);
    const age = now - request.requestedAt;
    if (age < hour) result.newLastHour++;
    else if (age < 2 * hour) result.newHourBefore++;
    if (request.status === 'closed' && (request.closedAt ?? request.updatedAt) >= midnight) result.closedToday++;
    if (finalStatuses.has(request.status)) continue;
    result.open++;
    open.set(request.category, (open.get(request.category) ?? 0) + 1);
    if (request.dueAt === null) continue;
    result.limited++;
    if (request.dueAt < now) result.late++;
  }
  const { late, limited, ...counts } = result;
  return {
    ...counts,
    newHourBefore: firstClosed <= now - 2 * hour ? counts.newHourBefore : null,
    overdue: { late, limited },
    byCategory: requestCategories
      .map((category) => ({ category, count: open.get(category) ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
    newestChange,
  };
}

/** Milliseconds since 1970 UTC at which the local day of `now` began; exact unless the clocks change that day. */
export function startOfDay(now: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((entry) => entry.type === type)?.value ?? 0);
  return Math.floor(now / 1_000) * 1_000 - (part('hour') * 3_600 + part('minute') * 60 + part('second')) * 1_000;
}

/** Open requests, newest first. */
export const openNewestFirst = (requests: Iterable<ServiceRequest>): ServiceRequest[] =>
  [...requests].filter(({ status }) => !finalStatuses.has(status)).sort((a, b) => b.requestedAt - a.requestedAt);
