import { identityRoleSchema, wallSchema } from '@/model';
import { z } from 'zod';

/** Letters and digits of a pairing code that are not taken for each other, read aloud or from ten metres. */
export const pairingLetters = 'ACDEFGHJKMNPQRTUVWXY34679';
export const pairingCodeLength = 6;

/** A code as people write it: spaces, hyphens and small letters do not matter. Null for what cannot be one. */
export function readPairingCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '');
  return code.length === pairingCodeLength && [...code].every((letter) => pairingLetters.includes(letter)) ? code : null;
}

const pageSchema = z.enum(['wall', 'desk', 'field']);
const pixelsSchema = z.strictObject({ width: z.int().min(1).max(32_768), height: z.int().min(1).max(32_768) });

/** `POST /api/pairing`: a page without a sign-in asks for a code. `pixels`: of its window. */
export const pairingAskSchema = z.strictObject({ page: pageSchema, pixels: pixelsSchema });
export type PairingAsk = z.infer<typeof pairingAskSchema>;

/** Its answer: the code for people, the secret for the page, and for how long, milliseconds. */
export const pairingOfferSchema = z.strictObject({ code: z.string(), secret: z.string(), forMs: z.number().min(0) });
export type PairingOffer = z.infer<typeof pairingOfferSchema>;

const placeSchema = z.strictObject({ wall: z.string().min(1).max(64), row: z.int().min(0).max(63), column: z.int().min(0).max(63) });
export type PanelPlace = z.infer<typeof placeSchema>;

/** `GET /api/pairing/:code` with `Authorization: Bearer <secret>`: whether somebody has let the page in; a panel is told its wall, too. */
export const pairingStateSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting'), forMs: z.number().min(0) }),
  z.strictObject({ state: z.literal('bound'), token: z.string(), panel: z.string().nullable(), place: placeSchema.nullable(), wall: wallSchema.nullable() }),
]);
export type PairingState = z.infer<typeof pairingStateSchema>;

/** `GET /api/pairing` with a dispatcher's token: the pages that show a code now. */
export const waitingSchema = z.strictObject({
  items: z.array(z.strictObject({ code: z.string(), page: pageSchema, pixels: pixelsSchema, forMs: z.number() })),
});
export type Waiting = z.infer<typeof waitingSchema>;

/** `POST /api/pairing/:code/bind` with a dispatcher's token: a page of a wall gets its place, any other a role. */
export const bindSchema = z.union([placeSchema, z.strictObject({ role: identityRoleSchema.exclude(['wall']) })]);
export const boundSchema = z.strictObject({ panel: z.string().nullable() });
