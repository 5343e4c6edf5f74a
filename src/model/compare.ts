import { z } from 'zod';
import { clockSchema } from './clock';
import { aspectSchemas } from './shared-state';
import { viewStateSchema } from './view-state';

export const paneNames = ['a', 'b'] as const;
/** Of two pictures that are compared: A is what the screen shows anyway, B what it is compared with. */
export type PaneName = (typeof paneNames)[number];

export const compareLayouts = ['beside', 'swipe'] as const;
export type CompareLayout = (typeof compareLayouts)[number];

/** A second picture and how it lies: what differs from the first one. */
export const comparedSchema = z.strictObject({
  /** Two pictures beside each other, or one with a curtain: A on its left, B on its right. */
  layout: z.enum(compareLayouts),
  /** Where the curtain hangs: share of the picture's width, 0…1. */
  divider: z.number().min(0).max(1),
  /** Null while its camera is linked to the first one's. */
  view: viewStateSchema.nullable(),
  clock: clockSchema,
  layers: aspectSchemas.layers,
  filters: aspectSchemas.filters,
});
export type Compared = z.infer<typeof comparedSchema>;
