/** Entries in the order they are drawn: owners named in `order` first to last, then the others by name. */
export function inOrder<T>(owners: ReadonlyMap<string, T>, order: readonly string[]): [owner: string, value: T][] {
  const rank = (owner: string): number => (order.includes(owner) ? order.indexOf(owner) : order.length);
  return [...owners].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b));
}
