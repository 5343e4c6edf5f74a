import type { Bookmark } from './bookmark';

/** Lists of bookmarks, changed without changing the one given. */
type Change = (list: readonly Bookmark[]) => Bookmark[];

/** New ones come first; one that is there already keeps its place and takes the new content. */
export const added = (items: readonly Bookmark[]): Change => (list) => {
  const given = new Map(items.map((item) => [item.id, item]));
  const fresh = [...given.values()].filter(({ id }) => !list.some((held) => held.id === id));
  return [...fresh, ...list.map((held) => given.get(held.id) ?? held)];
};

export const renamed = (id: string, name: string): Change => (list) => list.map((held) => (held.id === id && name.trim() ? { ...held, name: name.trim().slice(0, 120) } : held));

export const removed = (id: string): Change => (list) => list.filter((held) => held.id !== id);

/** Back at its place, as far as the list reaches. */
export const restored = (item: Bookmark, index: number): Change => (list) => [...list.slice(0, index), item, ...list.slice(index)];

/** To a place from 0; one beyond the ends changes nothing. */
export const moved = (id: string, to: number): Change => (list) => {
  const from = list.findIndex((held) => held.id === id);
  if (from < 0 || to < 0 || to >= list.length) return [...list];
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
};
