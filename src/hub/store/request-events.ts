import { finalStatuses, nextStatuses, requestStatuses, serviceRequestSchema, type ServiceRequest } from '@/model';
import type { Refusal } from '@/protocol';
import { z } from 'zod';

/** What an event says: a request is born, or moves to its next state. */
export const requestEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reported'), request: serviceRequestSchema }),
  z.strictObject({ kind: z.literal('status'), status: z.enum(requestStatuses) }),
]);
export type RequestEvent = z.infer<typeof requestEventSchema>;

export type Applied = { ok: true; request: ServiceRequest } | { ok: false; refusal: Refusal };

const conflict = (message: string, remedy: string): Applied => ({ ok: false, refusal: { code: 'conflict', message, remedy } });

/** The request after an event. Refuses a second birth, a change to an unknown request, and a move the lifecycle does not have. */
export function applyEvent(current: ServiceRequest | undefined, requestId: string, event: RequestEvent, occurredAt: number): Applied {
  if (event.kind === 'reported') {
    if (current) return conflict(`request ${requestId} exists already`, 'report it under a new requestId, or repeat the commandId it was reported with');
    return { ok: true, request: event.request };
  }
  if (!current) return conflict(`request ${requestId} is not in the log`, 'report it first');
  if (!nextStatuses(current.status).includes(event.status)) {
    const allowed = nextStatuses(current.status).join(', ') || 'nothing, it is final';
    return conflict(`request ${requestId} is ${current.status} and cannot become ${event.status}`, `from ${current.status} it may become: ${allowed}`);
  }
  const updatedAt = Math.max(current.updatedAt, Math.trunc(occurredAt));
  return {
    ok: true,
    request: {
      ...current, status: event.status, updatedAt, rev: current.rev + 1,
      closedAt: finalStatuses.has(event.status) ? updatedAt : current.closedAt,
    },
  };
}
