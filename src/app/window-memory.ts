export type WindowMemory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

/** What this window remembers through a reload; null where a browser withholds it. */
export function windowMemory(): WindowMemory {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
