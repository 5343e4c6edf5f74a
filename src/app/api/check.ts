import type { z } from 'zod';

/** The value as the schema has it. @throws {TypeError} naming the call, the field and what is wrong with it. */
export function check<T extends z.ZodType>(schema: T, value: unknown, call: string): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`);
  throw new TypeError(`metroscope.${call}: ${issues.join('; ')}`);
}
