import { serviceRequestSchema } from '@/model';
import { z } from 'zod';

export const mostRequestsOfPage = 1_000;

/** `GET /api/requests?at&after&limit`: the requests as they stood at an instant, milliseconds since 1970 UTC. */
export const requestsAtQuerySchema = z.strictObject({
  at: z.coerce.number().int().min(0).max(253_402_300_799_999),
  /** Requests after this one alone: `next` of the page before. */
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(mostRequestsOfPage).default(mostRequestsOfPage),
});
export type RequestsAtQuery = z.infer<typeof requestsAtQuerySchema>;

/** One page: what was open then, and what had ended within the day before. */
export const requestsAtPageSchema = z.strictObject({
  items: z.array(serviceRequestSchema).max(mostRequestsOfPage),
  /** Null: there is no more. */
  next: z.uuid().nullable(),
  /** When this city's log began, milliseconds since 1970 UTC: of what was before, it knows a part. Null while it is empty. */
  since: z.number().nullable(),
});
export type RequestsAtPage = z.infer<typeof requestsAtPageSchema>;
