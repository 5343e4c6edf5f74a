import { handshakeSchema, closeReasons, type CloseReason } from '@/protocol';
import { identitySchema } from '@/model';
import { importances } from '../sockets/screen-line';
import { z } from 'zod';

/** Raised whenever an older hub could misread what hubs say to each other. */
export const clusterVersion = 1;

const id = z.string().min(1).max(64);
const ask = z.int().min(0);
const closeReasonSchema = z.enum(Object.keys(closeReasons) as [CloseReason, ...CloseReason[]]);

/** From the hub a screen is connected to, to the hub that decides for its room. What the screen says is checked there, like that of any screen. */
const upSchemas = [
  z.strictObject({ k: z.literal('enter'), id, identity: identitySchema, screen: handshakeSchema.shape.screen }),
  z.strictObject({ k: z.literal('say'), id, event: z.string(), message: z.unknown(), ask: ask.optional() }),
  z.strictObject({ k: z.literal('gone'), id }),
  /** A document changed by the hub itself in a person's name: a panel that is bound to a wall. */
  z.strictObject({ k: z.literal('document'), ask, identity: identitySchema, name: z.string(), message: z.unknown() }),
] as const;

/** Back: one message for one or more screens, and answers. */
const downSchemas = [
  z.strictObject({ k: z.literal('tell'), to: z.array(id), importance: z.enum(importances), event: z.string(), message: z.unknown() }),
  z.strictObject({ k: z.literal('answer'), ask, value: z.unknown() }),
  z.strictObject({ k: z.literal('close'), id, reason: closeReasonSchema, message: z.string() }),
  /** Something from you is missing: your screens begin anew. */
  z.strictObject({ k: z.literal('reset') }),
] as const;

export const frameSchema = z.discriminatedUnion('k', [...upSchemas, ...downSchemas]);
export type Frame = z.infer<typeof frameSchema>;

export const statusSchema = z.strictObject({
  version: z.int(),
  /** Rooms this hub decides for, and how many screens are there. */
  rooms: z.array(z.tuple([z.string(), z.int()])),
});
export type Status = z.infer<typeof statusSchema>;

/** `frames` for one hub, numbered without gaps; or, to all, how this hub is and the last number it gave each. */
export const envelopeSchema = z.discriminatedUnion('k', [
  z.strictObject({ k: z.literal('frames'), from: id, to: id, n: z.int().min(1), frames: z.string() }),
  z.strictObject({ k: z.literal('alive'), from: id, status: statusSchema, sent: z.record(z.string(), z.int()) }),
  z.strictObject({ k: z.literal('bye'), from: id }),
]);
export type Envelope = z.infer<typeof envelopeSchema>;

/** How bytes are written in frames; JSON has none. */
const bytesKey = '$bytes';

/** Frames as text; pictures of panels are bytes within them. */
export const writeFrames = (frames: readonly Frame[]): string =>
  JSON.stringify(frames, function replace(this: Record<string, unknown>, key, value: unknown) {
    // A Buffer has been made plain data by the time it is handed over; the holder has it as it was.
    const held = this[key];
    return held instanceof Uint8Array ? { [bytesKey]: Buffer.from(held.buffer, held.byteOffset, held.byteLength).toString('base64') } : value;
  });

/** The opposite, unchecked. */
export const readFrames = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown) => {
    const bytes = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[bytesKey] : undefined;
    return typeof bytes === 'string' ? new Uint8Array(Buffer.from(bytes, 'base64')) : value;
  });
