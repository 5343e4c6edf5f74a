import { z } from 'zod';

/** `GET /api/embedding`: which other origins may frame a screen of this hub and speak to it. Origins like `https://intranet.example`. */
export const embeddingSchema = z.strictObject({ origins: z.array(z.string()) });
export type Embedding = z.infer<typeof embeddingSchema>;
