import { z } from 'zod';
import { positionSchema } from './view-state';

const annotationKinds = ['ink', 'arrow', 'cordon', 'note', 'photo'] as const;
export const annotationColours = ['signal', 'alarm', 'warning', 'calm', 'plain'] as const;

/**
 * Something drawn into the city, in positions, so that it is right on every screen: `ink` a line drawn by hand, `arrow` from the first point
 * to the last, `cordon` a closed ring, `note` and `photo` at their first point. Heights are metres above the ellipsoid, on whatever
 * was drawn upon. `fadesAt` (hub time, milliseconds since 1970 UTC) is when it is gone; null keeps it.
 */
export const annotationSchema = z
  .strictObject({
    kind: z.enum(annotationKinds),
    points: z.array(positionSchema).min(1).max(1_000),
    colour: z.enum(annotationColours),
    text: z.string().max(280).default(''),
    /** Path of the picture on the hub, of a photo alone. */
    photo: z.string().regex(/^\/api\/photos\/[0-9a-f-]{36}$/).nullable().default(null),
    fadesAt: z.number().min(0).nullable(),
  })
  .refine(({ kind, points }) => points.length >= { ink: 2, arrow: 2, cordon: 3, note: 1, photo: 1 }[kind], { message: 'too few points: ink and arrow need two, a cordon three' })
  .refine(({ kind, photo }) => (kind === 'photo') === (photo !== null), { message: 'a photo, and nothing else, names its picture' });
export type Annotation = z.infer<typeof annotationSchema>;
