import { aspects, aspectSchema, captionSchema, documentKindSchema, identityRoleSchema, linkRoleSchema, screenSchema, shownValuesSchema } from '@/model';
import { z } from 'zod';

/** Whose deed it was, as far as it was a screen's. */
const doerSchema = z.strictObject({ screenId: z.string(), name: z.string() });

/** What was written before an aspect was shared says nothing of it: there it was nobody's. */
const rolesSchema = z.preprocess(
  (roles) => (typeof roles === 'object' && roles !== null ? { ...Object.fromEntries(aspects.map((aspect) => [aspect, 'free'])), ...roles } : roles),
  z.record(aspectSchema, linkRoleSchema),
);

const contents = {
  /** Everything the room showed at one instant: where a reader may begin. `leaders` are screen ids. */
  state: z.strictObject({
    values: z.union([shownValuesSchema, z.strictObject({})]),
    leaders: z.partialRecord(aspectSchema, z.string()),
    screens: z.array(z.strictObject({ screenId: z.string(), name: z.string(), class: screenSchema.shape.class, roles: rolesSchema })),
    caption: captionSchema.nullable(),
  }),
  joined: z.strictObject({ class: screenSchema.shape.class, role: identityRoleSchema }),
  left: z.strictObject({}),
  /** What the screen does with each aspect from now on. */
  roles: z.strictObject({ roles: rolesSchema }),
  /** The screen leads these aspects from now on. */
  leads: z.strictObject({ aspects: z.array(aspectSchema).min(1) }),
  /** Nobody leads these aspects any more; the screen did. */
  ended: z.strictObject({ aspects: z.array(aspectSchema).min(1) }),
  /** The room's value of an aspect, at rest; without a doer it was shown to the room. */
  value: z.strictObject({ values: shownValuesSchema }),
  /** One sample of a motion. */
  move: z.strictObject({ values: shownValuesSchema }),
  shown: z.strictObject({ version: z.int().min(1), caption: captionSchema.nullable() }),
  gathered: z.strictObject({}),
  'handed-over': z.strictObject({ aspects: z.array(aspectSchema).min(1), to: doerSchema }),
  document: z.strictObject({ act: z.enum(['added', 'changed', 'removed', 'ended']), kind: documentKindSchema, id: z.string(), title: z.string() }),
} as const;
export type RoomLogKind = keyof typeof contents;

const entry = <K extends RoomLogKind>(kind: K) =>
  z.strictObject({
    /** Grows with every entry. */
    position: z.int().min(1),
    /** Hub time, milliseconds since 1970 UTC. */
    at: z.number().min(0),
    screen: doerSchema.nullable(),
    /** Whom the screen acted for. */
    subject: z.string().nullable(),
    kind: z.literal(kind),
    content: contents[kind],
  });

/** Something that happened in a room. */
export const roomLogEntrySchema = z.discriminatedUnion('kind', [
  entry('state'), entry('joined'), entry('left'), entry('roles'), entry('leads'), entry('ended'), entry('value'), entry('move'), entry('shown'),
  entry('gathered'), entry('handed-over'), entry('document'),
]);
export type RoomLogEntry = z.infer<typeof roomLogEntrySchema>;
/** An entry of one kind before it is written. */
export type RoomLogNote = { [K in RoomLogKind]: Omit<Extract<RoomLogEntry, { kind: K }>, 'position' | 'at'> }[RoomLogKind];

const instant = z.coerce.number().min(0);
/** `GET /api/rooms/:room/log?from&to&after&limit&moves`: what happened in a span of hub time, `from` included, `to` not. */
export const roomLogQuerySchema = z.strictObject({
  from: instant,
  to: instant,
  /** Entries after this position alone: `next` of the page before. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(5_000).default(1_000),
  /** `no` leaves out the samples of motions. */
  moves: z.enum(['yes', 'no']).default('yes'),
}).refine(({ from, to }) => from < to, { message: '`from` must be before `to`' });

/** One page, oldest first. It begins with the last `state` before `from`, so that it is known what was shown then. `next` null: there is no more. */
export const roomLogPageSchema = z.strictObject({ entries: z.array(roomLogEntrySchema), next: z.int().nullable() });
export type RoomLogPage = z.infer<typeof roomLogPageSchema>;
