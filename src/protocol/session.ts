import { identitySchema } from '@/model';
import { z } from 'zod';
import { protocolVersion } from './version';

/** `GET /api/session` with `Authorization: Bearer <token>`: what a page needs before it opens its socket. */
export const sessionSchema = z.strictObject({
  protocol: z.literal(protocolVersion),
  identity: identitySchema,
  cityId: z.string(),
  /** Path on this hub, for example `/cities/astana/manifest.json`. */
  manifest: z.string(),
  /** True while a feed is simulated: screens mark it. */
  simulated: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;
