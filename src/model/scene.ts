import { z } from 'zod';
import { severitySchema } from './alert';
import { aspectSchemas } from './shared-state';

/** Values of some aspects, to be shown together. */
export const shownValuesSchema = z
  .strictObject(aspectSchemas)
  .partial()
  .refine((values) => Object.values(values).some((value) => value !== undefined), { message: 'at least one aspect must be shown' });
export type ShownValues = z.infer<typeof shownValuesSchema>;

/** What is said with a picture: in the title line of the wall, and below it; of an alert also how severe it is. */
export const captionSchema = z.strictObject({ title: z.string().max(120), text: z.string().max(600), severity: severitySchema.optional() });
export type Caption = z.infer<typeof captionSchema>;

/** One kept picture of the room: a scene by itself, or a step of a storyboard. */
export const sceneSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  text: z.string().max(600),
  values: shownValuesSchema,
  /** Seconds the camera takes to get there; 0 cuts. */
  transition: z.number().min(0).max(30),
  /** Place in the list of scenes, smallest first; when it was made, milliseconds since 1970 UTC, where nobody moved it. */
  order: z.number().optional(),
});
export type Scene = z.infer<typeof sceneSchema>;

/** Steps told one after the other, each with its time to be looked at, seconds. */
export const storyboardSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  steps: z.array(z.strictObject({ scene: sceneSchema, dwell: z.number().min(2).max(86_400) })).min(1).max(100),
});
export type Storyboard = z.infer<typeof storyboardSchema>;

/** What the room shows by itself on duty: storyboards in turn, over and over, until something urgent comes in. */
export const playlistSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  /** Ids of storyboards, in order. */
  storyboards: z.array(z.string().min(1).max(64)).min(1).max(50),
  running: z.boolean(),
  /** Alerts of this severity or above interrupt it for so many seconds each; null: nothing does. */
  interrupt: z.strictObject({ severity: severitySchema, dwell: z.number().min(5).max(600) }).nullable(),
});
export type Playlist = z.infer<typeof playlistSchema>;
