/** The newest `most` of what is added, oldest first. */
export function keepLast<T>(most: number): { add(item: T): void; all(): T[] } {
  const items: T[] = [];
  return {
    add(item) {
      items.push(item);
      if (items.length > most) items.shift();
    },
    all: () => [...items],
  };
}
