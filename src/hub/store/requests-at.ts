import { finalStatuses, type ServiceRequest } from '@/model';
import type { RequestsAtPage, RequestsAtQuery } from '@/protocol';
import { z } from 'zod';
import type { Database } from './database';
import { rememberEndedMs } from './event-log';
import { applyEvent, requestEventSchema, type RequestEvent } from './request-events';

/** An event of one request and when it happened, milliseconds since 1970 UTC. */
export interface DatedEvent {
  event: RequestEvent;
  at: number;
}

/**
 * A request as it stood at an instant, from its events in the order of the log; null when it was not there yet or had ended more
 * than a day before. An event that arrived late counts from the instant the log gave it: never before what was logged earlier.
 */
export function requestAt(requestId: string, events: readonly DatedEvent[], at: number): ServiceRequest | null {
  let request: ServiceRequest | undefined;
  for (const dated of events) {
    const applied = applyEvent(request, requestId, dated.event, dated.at);
    if (!applied.ok || applied.request.updatedAt > at) break;
    request = applied.request;
  }
  const gone = !request || (finalStatuses.has(request.status) && request.updatedAt < at - rememberEndedMs);
  return gone ? null : request!;
}

const rowSchema = z.object({ id: z.uuid(), events: z.array(z.object({ at: z.number(), event: requestEventSchema })) });

export interface RequestsAt {
  /** @throws what the database throws. */
  page(query: RequestsAtQuery): Promise<RequestsAtPage>;
}

/** Reads the log as it was at other times. */
export function createRequestsAt(database: Database, city: string): RequestsAt {
  async function beginning(): Promise<number | null> {
    const [first] = await database.query<{ at: number }>('select extract(epoch from received_at)::float8 * 1000 as at from events where city = $1 order by log_offset limit 1', [city]);
    return first ? Math.trunc(first.at) : null;
  }

  return {
    async page({ at, after, limit }) {
      // What has ended for good longer than a day before is not of that time, whatever came before its end.
      const rows = await database.query(
        `select r.request_id as id, (
           select json_agg(json_build_object('at', extract(epoch from e.occurred_at)::float8 * 1000, 'event', e.content) order by e.log_offset)
           from events e where e.subject = r.request_id
         ) as events
         from requests r
         where r.city = $1 and r.request_id > $2::uuid and (not r.final or r.updated_at >= to_timestamp($3::float8 / 1000))
           and (r.content->>'requestedAt')::float8 <= $4::float8
         order by r.request_id limit $5`,
        [city, after ?? '00000000-0000-0000-0000-000000000000', at - rememberEndedMs, at, limit + 1],
      );
      const page = rows.slice(0, limit).map((row) => rowSchema.parse(row));
      return {
        items: page.flatMap(({ id, events }) => requestAt(id, events, at) ?? []),
        next: rows.length > limit ? page.at(-1)!.id : null,
        since: await beginning(),
      };
    },
  };
}
