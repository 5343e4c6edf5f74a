import { createHash } from 'node:crypto';

/** JSON with the keys of every object in order, so equal content is equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner);
}

/** SHA-256 of plain data, independent of the order of keys. */
export const digest = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');
