import {
  aspectSchema, aspectSchemas, authorSchema, captionSchema, documentKindSchema, identityRoleSchema, linkRoleSchema, positionSchema, reportCommandSchema, roomDocumentSchema,
  screenSchema, serviceRequestSchema, shownValuesSchema, vitalsSchema,
  type Aspect, type Vitals,
} from '@/model';
import { z } from 'zod';
import type { PanelThumbnail, Thumbnail, ThumbnailSize } from './thumbnails';
import type { PlayoutPlan } from './playout';
import { protocolVersion, type CloseReason } from './version';

const epoch = z.int().min(0);
const seq = z.int().min(0);
/** Hub time, milliseconds since 1970 UTC, fractions allowed. */
const hubTime = z.number().min(0);

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
  aspectMessage('camera'), aspectMessage('clock'), aspectMessage('layers'), aspectMessage('filters'), aspectMessage('selection'), aspectMessage('region'), aspectMessage('charts'),
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

/** socket.io `auth`: what a screen says when it connects. */
export const handshakeSchema = z.strictObject({
  protocol: z.literal(protocolVersion),
  token: z.string().min(1).max(4_096),
  screen: screenSchema,
  /** Said with it, and answered by `welcome` as soon as the screen is let in: a round trip less than the message `join`. */
  join: joinSchema.optional(),
});
export type Handshake = z.infer<typeof handshakeSchema>;

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
/** What a screen takes no answer for. */
export const unanswered: Refusal = { code: 'unavailable', message: 'the hub does not answer', remedy: 'Wait until the screen is online again and repeat it.' };

/** The lease on one aspect, as everybody in the room sees it. */
export interface Lease {
  epoch: number;
  /** Screen that leads, null while nobody does. */
  leader: string | null;
}

const presenceSchema = z.strictObject({
  screen: screenSchema,
  /** Whom the screen acts for. */
  subject: z.string(),
  identityRole: identityRoleSchema,
  roles: z.record(aspectSchema, linkRoleSchema),
  connectedAt: hubTime,
});

/** What was last shown to the whole room; `version` counts the shows of a room. */
export const shownSchema = z.strictObject({ version: z.int().min(0), caption: captionSchema.nullable(), by: authorSchema, at: hubTime });
export type Shown = z.infer<typeof shownSchema>;

const leaseSchema = z.strictObject({ epoch, leader: z.string().nullable() });
export const playoutSchema = z.strictObject({ from: hubTime, start: z.number().min(0), delayMs: z.number().min(0) });
export const roomSchema = z.strictObject({
  room: z.string(),
  leases: z.record(aspectSchema, leaseSchema),
  screens: z.array(presenceSchema),
  shown: shownSchema.nullable(),
  /** Whether there is something for `undo` to return to. */
  undoable: z.boolean(),
  /** Ids of screens that were not ready for what was shown in time, and have not caught up. */
  behind: z.array(z.string()),
  /** How far behind the leader panels of walls show the camera; a new plan is told by itself. */
  playout: playoutSchema,
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

/** Shows these values to everybody who follows their aspects, once: afterwards nobody leads them. */
export const showSchema = z.strictObject({
  values: shownValuesSchema,
  /** Milliseconds the camera takes to get there; 0 cuts. */
  transitionMs: z.number().min(0).max(30_000),
  caption: captionSchema.nullable(),
});
export type Show = z.infer<typeof showSchema>;

/** First phase of a show: get ready, and say `ready`. A screen that does not in time is left out of the waiting, not of the picture. */
export const prepareSchema = z.strictObject({ ...showSchema.shape, version: z.int().min(1), by: authorSchema });
export type Prepare = z.infer<typeof prepareSchema>;
/** Second phase: all show it from hub time `applyAt`; the aspects shown have these versions from then on. */
export const commitSchema = z.strictObject({ version: z.int().min(1), applyAt: hubTime, versions: z.partialRecord(aspectSchema, versionSchema) });
export type Commit = z.infer<typeof commitSchema>;
export const readySchema = z.strictObject({ version: z.int().min(1) });
export const undoSchema = z.strictObject({});

/** Gives the leads this screen holds (a dispatcher: anybody's) to another screen. */
export const handOverSchema = z.strictObject({ aspects: z.array(aspectSchema).min(1), to: z.string().min(1).max(64) });
export type HandOver = z.infer<typeof handOverSchema>;
/** Asks whoever leads these aspects to hand them over. */
export const askControlSchema = z.strictObject({ aspects: z.array(aspectSchema).min(1) });
export type AskControl = z.infer<typeof askControlSchema>;
export const declineControlSchema = z.strictObject({ to: z.string().min(1).max(64) });
export type DeclineControl = z.infer<typeof declineControlSchema>;
/** Brings everyone here. */
export const gatherSchema = z.strictObject({});

/** Adds or changes a document of the room, or removes it (`content` null). `version` is the one held, 0 for a new one; another is a conflict. */
export const documentCommandSchema = z.strictObject({
  kind: documentKindSchema,
  id: z.string().min(1).max(64),
  version: z.int().min(0),
  content: z.unknown(),
});
export type DocumentCommand = z.infer<typeof documentCommandSchema>;
/** Documents that are new or changed, and the ids of those that are gone; `whole`: there are no others. */
export const documentsMessageSchema = z.strictObject({
  whole: z.boolean(),
  items: z.array(roomDocumentSchema),
  gone: z.array(z.strictObject({ kind: documentKindSchema, id: z.string() })),
});
export type DocumentsMessage = z.infer<typeof documentsMessageSchema>;

/** Where a person pointed in the city at `sampledAt`; null ends it. May be lost. */
export const pointSchema = z.strictObject({ at: positionSchema.nullable(), sampledAt: hubTime });
export type PointMessage = z.infer<typeof pointSchema>;
/** A pointing hand of another screen. */
export const pointedSchema = z.strictObject({ screenId: z.string(), name: z.string(), at: positionSchema.nullable(), sampledAt: hubTime });
export type PointedAt = z.infer<typeof pointedSchema>;

/** How the screens of a room are, for those that watch; only what changed. */
export const vitalsMessageSchema = z.strictObject({ items: z.array(z.strictObject({ screenId: z.string(), at: hubTime, vitals: vitalsSchema })) });
export type VitalsMessage = z.infer<typeof vitalsMessageSchema>;
export const watchSchema = z.strictObject({ vitals: z.boolean() });

/** Something one screen did that concerns the person at another. */
export const toldSchema = z.strictObject({
  code: z.enum(['asked', 'declined', 'handed-over', 'gathered', 'shown', 'late']),
  /** The other screen. */
  from: z.strictObject({ screenId: z.string(), name: z.string() }),
  aspects: z.array(aspectSchema),
  /** Of `late`: how many other screens were. */
  more: z.int().min(0).optional(),
});
export type Told = z.infer<typeof toldSchema>;

export const closingSchema = z.strictObject({ reason: z.string(), message: z.string() });

export interface ClientToHub {
  join(message: Join, answer: (answer: Answer<Welcome>) => void): void;
  role(message: SetRole, answer: (answer: Answer<Lease>) => void): void;
  renew(message: { aspect: Aspect; epoch: number }): void;
  /** Reliable or volatile, by `kind`; an answer is asked for only with `settle`. */
  aspect(message: AspectMessage, answer?: (answer: Answer<AspectVersion>) => void): void;
  clock(message: { clientTime: number }, answer: (reply: { hubTime: number }) => void): void;
  report(message: z.infer<typeof reportCommandSchema>, answer: (answer: Answer<{ offset: number; requestId: string }>) => void): void;
  show(message: Show, answer: (answer: Answer<{ version: number }>) => void): void;
  ready(message: z.infer<typeof readySchema>): void;
  /** Returns the room to what it showed before the last show or take-over. */
  undo(message: Record<string, never>, answer: (answer: Answer<{ version: number }>) => void): void;
  handOver(message: HandOver, answer: (answer: Answer<null>) => void): void;
  askControl(message: AskControl, answer: (answer: Answer<{ asked: string[] }>) => void): void;
  declineControl(message: DeclineControl): void;
  /** Brings everyone here: all screens follow everything, this one leads. */
  gather(message: Record<string, never>, answer: (answer: Answer<null>) => void): void;
  document(message: DocumentCommand, answer: (answer: Answer<{ version: number }>) => void): void;
  /** May be lost. */
  point(message: z.infer<typeof pointSchema>): void;
  vitals(message: Vitals): void;
  watch(message: z.infer<typeof watchSchema>): void;
  watchThumbnails(message: { size: ThumbnailSize | null }): void;
  thumbnail(message: Thumbnail, answer: (answer: Answer<null>) => void): void;
}

export interface HubToClient {
  /** The answer to the `join` of the handshake. */
  welcome(answer: Answer<Welcome>): void;
  room(message: Room): void;
  aspect(message: AspectMessage & { leader: string }): void;
  playout(message: PlayoutPlan): void;
  requests(message: RequestsMessage): void;
  /** Movers as columns, see columns.ts. */
  movers(message: Uint8Array): void;
  prepare(message: Prepare): void;
  commit(message: Commit): void;
  documents(message: DocumentsMessage): void;
  pointed(message: PointedAt): void;
  vitals(message: VitalsMessage): void;
  wantThumbnails(message: { size: ThumbnailSize | null }): void;
  thumbnail(message: PanelThumbnail): void;
  told(message: Told): void;
  refused(message: Refusal & { event: string }): void;
  closing(message: { reason: CloseReason; message: string }): void;
}
