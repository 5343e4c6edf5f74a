import { z } from 'zod';

/** Version of the messages between a screen in a frame and the page around it; every message carries it. */
export const embedVersion = 1;

/** What may be called from outside: the calls of `window.metroscope` under their own names. */
const embedCalls = [
  'ready', 'view.get', 'view.set', 'clock.get', 'clock.set', 'selection.get', 'selection.set', 'layers.get', 'layers.set', 'filters.get', 'filters.set',
  'region.get', 'region.set', 'charts.get', 'requests.list', 'search', 'project', 'pick', 'stats', 'settled', 'link.get', 'link.lead', 'link.follow', 'link.detach', 'now',
] as const;

const head = { metroscope: z.literal(embedVersion), id: z.union([z.string().max(64), z.number()]) };

/** What a page asks of the screen it frames. `id` comes back with the answer. */
export const askSchema = z.union([
  z.strictObject({ ...head, hello: z.literal(true) }),
  z.strictObject({ ...head, call: z.enum(embedCalls), args: z.array(z.unknown()).max(4).default([]) }),
  z.strictObject({ ...head, listen: z.string().max(32), to: z.boolean() }),
]);

/** Enough of a message to know that it is meant for us, and what to answer to. */
export const envelopeSchema = z.object({ metroscope: z.number(), id: z.union([z.string().max(64), z.number()]).optional() });

/** `code`: `origin`, `version`, `message` (not understood), `call` (refused or failed). */
export interface EmbedError {
  code: 'origin' | 'version' | 'message' | 'call';
  message: string;
  remedy: string;
}

export type EmbedAnswer =
  | { metroscope: typeof embedVersion; id: string | number; ok: true; value: unknown }
  | { metroscope: typeof embedVersion; id: string | number | null; ok: false; error: EmbedError }
  | { metroscope: typeof embedVersion; event: string; value: unknown; origin: string };
