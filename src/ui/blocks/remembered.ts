import { deviceStorage } from '@/state';
import { useState } from 'react';

/** State that this browser remembers, of a kind JSON holds; what was remembered counts only while it is of the same type. */
export function useRemembered<T extends boolean | number | string>(name: string, initial: T): [T, (value: T) => void] {
  const key = `metroscope.${name}`;
  const [value, setValue] = useState<T>(() => read(key, initial));
  const set = (next: T): void => {
    setValue(next);
    try {
      deviceStorage.setItem(key, JSON.stringify(next));
    } catch {
      // A full or forbidden storage only means that the choice is forgotten.
    }
  };
  return [value, set];
}

function read<T>(key: string, initial: T): T {
  try {
    const held: unknown = JSON.parse(deviceStorage.getItem(key) ?? 'null');
    return typeof held === typeof initial ? (held as T) : initial;
  } catch {
    return initial;
  }
}
