import { z } from 'zod';
import { viewStateSchema } from './view-state';

/** How a screen is: told by itself about every two seconds, for the lamps and the link quality in the room. */
export const vitalsSchema = z.strictObject({
  /** Where its own camera stands, whoever moved it, and the shape of its picture (width / height). */
  view: viewStateSchema,
  aspectRatio: z.number().min(0.05).max(50),
  /** Milliseconds to the hub and back, and how wrong its shared clock may be; null until known. */
  roundTripMs: z.number().min(0).max(600_000).nullable(),
  clockErrorMs: z.number().min(0).nullable(),
  /** Frames drawn in the last second, and hub time of the last one. */
  framesPerSecond: z.number().min(0).max(1_000),
  lastFrameAt: z.number().min(0).nullable(),
  /** Megabytes of JavaScript heap where the browser says, and of tiles. */
  heapMB: z.number().min(0).nullable(),
  tilesMB: z.number().min(0),
  tilesPending: z.int().min(0),
  contextsLost: z.int().min(0),
  /** Errors since the page was opened. */
  errors: z.int().min(0),
});
export type Vitals = z.infer<typeof vitalsSchema>;
