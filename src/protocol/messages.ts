import {
  aspectSchema, aspectSchemas, linkRoleSchema, reportCommandSchema, screenSchema, serviceRequestSchema,
  type Aspect,
} from '@/model';
import { z } from 'zod';
import { protocolVersion, type CloseReason } from './version';

const epoch = z.int().min(0);
const seq = z.int().min(0);
/** Hub time, milliseconds since 1970 UTC, fractions allowed. */
const hubTime = z.number().min(0);

/** socket.io `auth`: what a screen says when it connects. */
export const handshakeSchema = z.strictObject({
  protocol: z.literal(protocolVersion),
  token: z.string().min(1).max(4_096),
  screen: screenSchema,
});
export type Handshake = z.infer<typeof handshakeSchema>;

/** Where an aspect stands: a higher epoch is a newer lease, a higher seq a newer value within it. */
export const versionSchema = z.strictObject({ epoch, seq });
export type AspectVersion = z.infer<typeof versionSchema>;

/** One value of one aspect. `move` may be lost on the way, `settle` may not. `sampledAt` is when the leader had it. */
function aspectMessage<A extends Aspect>(aspect: A) {
  return z.strictObject({
    aspect: z.literal(aspect),
    kind: z.enum(['move', 'settle']),
    epoch,
    seq,
    sampledAt: hubTime,
    value: aspectSchemas[aspect],
  });
}
export const aspectMessageSchema = z.discriminatedUnion('aspect', [
  aspectMessage('camera'), aspectMessage('clock'), aspectMessage('layers'), aspectMessage('filters'), aspectMessage('selection'), aspectMessage('region'),
]);
export type AspectMessage = z.infer<typeof aspectMessageSchema>;

/** What a screen last saw of each aspect; the hub answers with those that are newer. */
export const joinSchema = z.strictObject({
  known: z.partialRecord(aspectSchema, versionSchema),
  /** Offset of the last log entry whose request the screen holds; 0 for none. */
  requestsAfter: z.int().min(0),
  /** The hub process `known` is about, from its welcome; another process forgets them. */
  hub: z.string().max(64).optional(),
  /** What a returning screen did with each aspect when it last knew; without it the hub's memory or the defaults decide. */
  roles: z.partialRecord(aspectSchema, linkRoleSchema).optional(),
});
export type Join = z.infer<typeof joinSchema>;

export const setRoleSchema = z.strictObject({ aspect: aspectSchema, role: linkRoleSchema });
export type SetRole = z.infer<typeof setRoleSchema>;

export const renewSchema = z.strictObject({ aspect: aspectSchema, epoch });
export const clockPingSchema = z.strictObject({ clientTime: z.number() });

/** A refusal a person can act on: `code` for programs, `message` says what and where, `remedy` what to do. */
export interface Refusal {
  code: 'malformed' | 'forbidden' | 'lease-held' | 'stale' | 'conflict' | 'unavailable';
  message: string;
  remedy: string;
}
export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** The lease on one aspect, as everybody in the room sees it. */
export interface Lease {
  epoch: number;
  /** Screen that leads, null while nobody does. */
  leader: string | null;
}

const presenceSchema = z.strictObject({
  screen: screenSchema,
  roles: z.record(aspectSchema, linkRoleSchema),
  connectedAt: hubTime,
});

const leaseSchema = z.strictObject({ epoch, leader: z.string().nullable() });
export const roomSchema = z.strictObject({
  room: z.string(),
  leases: z.record(aspectSchema, leaseSchema),
  screens: z.array(presenceSchema),
});
/** Who is in the room and who leads what; sent whole whenever it changes. */
export type Room = z.infer<typeof roomSchema>;

/** Answer to `join`. `hub` identifies the running hub process, so a screen knows its log offsets still apply. */
export const welcomeSchema = z.strictObject({
  hub: z.string(),
  cityId: z.string(),
  roles: z.record(aspectSchema, linkRoleSchema),
  room: roomSchema,
  values: z.array(aspectMessageSchema),
});
export type Welcome = z.infer<typeof welcomeSchema>;

/** Requests that are new or changed, in log order; `offset` is the log offset of the last one. */
export const requestsMessageSchema = z.strictObject({
  offset: z.int().min(0),
  items: z.array(serviceRequestSchema),
  /** More follow at once: a snapshot is sent in pages. */
  more: z.boolean(),
});
export type RequestsMessage = z.infer<typeof requestsMessageSchema>;

export const closingSchema = z.strictObject({ reason: z.string(), message: z.string() });

export interface ClientToHub {
  join(message: Join, answer: (answer: Answer<Welcome>) => void): void;
  role(message: SetRole, answer: (answer: Answer<Lease>) => void): void;
  renew(message: { aspect: Aspect; epoch: number }): void;
  /** Reliable or volatile, by `kind`; an answer is asked for only with `settle`. */
  aspect(message: AspectMessage, answer?: (answer: Answer<AspectVersion>) => void): void;
  clock(message: { clientTime: number }, answer: (reply: { hubTime: number }) => void): void;
  report(message: z.infer<typeof reportCommandSchema>, answer: (answer: Answer<{ offset: number; requestId: string }>) => void): void;
}

export interface HubToClient {
  room(message: Room): void;
  aspect(message: AspectMessage & { leader: string }): void;
  requests(message: RequestsMessage): void;
  /** Movers as columns, see columns.ts. */
  movers(message: Uint8Array): void;
  refused(message: Refusal & { event: string }): void;
  closing(message: { reason: CloseReason; message: string }): void;
}
