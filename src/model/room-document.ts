import { z } from 'zod';
import { alertSchema } from './alert';
import { annotationSchema } from './annotation';
import { playlistSchema, sceneSchema, storyboardSchema } from './scene';
import { wallSchema } from './wall';

/** What a room keeps beside its shared state: each thing has its own id and author, and several people may add at the same time. */
export const documentSchemas = {
  wall: wallSchema,
  scene: sceneSchema,
  storyboard: storyboardSchema,
  playlist: playlistSchema,
  annotation: annotationSchema,
  alert: alertSchema,
} as const;
export type DocumentKind = keyof typeof documentSchemas;
export const documentKinds = Object.keys(documentSchemas) as DocumentKind[];
export const documentKindSchema = z.enum(documentKinds as [DocumentKind, ...DocumentKind[]]);
export type DocumentContent<K extends DocumentKind> = z.infer<(typeof documentSchemas)[K]>;

/** Who made it: the person (or link) and the screen's name then. */
export const authorSchema = z.strictObject({ subject: z.string().max(80), screen: z.string().max(80) });
export type Author = z.infer<typeof authorSchema>;

const document = <K extends DocumentKind>(kind: K) =>
  z.strictObject({
    kind: z.literal(kind),
    id: z.string().min(1).max(64),
    /** Counts the changes, from 1. */
    version: z.int().min(1),
    by: authorSchema,
    /** When it was made: hub time, milliseconds since 1970 UTC. */
    at: z.number().min(0),
    content: documentSchemas[kind],
  });

export const roomDocumentSchema = z.discriminatedUnion('kind', [
  document('wall'), document('scene'), document('storyboard'), document('playlist'), document('annotation'), document('alert'),
]);
export type RoomDocument = z.infer<typeof roomDocumentSchema>;
export type DocumentOf<K extends DocumentKind> = Extract<RoomDocument, { kind: K }>;
