import { unanswered, type Answer } from '@/protocol';
import { z } from 'zod';

const refusalSchema = z.object({
  code: z.enum(['malformed', 'forbidden', 'lease-held', 'stale', 'conflict', 'unavailable']),
  message: z.string(),
  remedy: z.string(),
});

const answerSchema = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), refusal: refusalSchema })]);

export const silence: Answer<never> = { ok: false, refusal: unanswered };

/** A hub's answer, checked; no answer is a refusal too, and one that cannot be read is told to `onError`. */
export function readAnswer<T extends z.ZodType>(value: T, event: string, answer: unknown, onError: (message: string) => void): Answer<z.infer<T>> {
  if (answer === undefined) return silence;
  const parsed = answerSchema(value).safeParse(answer);
  if (parsed.success) return parsed.data as Answer<z.infer<T>>;
  onError(`the hub's answer to "${event}" cannot be read: ${z.prettifyError(parsed.error)}`);
  return silence;
}
