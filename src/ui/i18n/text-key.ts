import type { en } from './texts';

type Leaf<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${K}` : Leaf<T[K], `${Path}${K}.`>;
}[keyof T & string];

type Singular<Key extends string> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key;

/** Every text there is, as a path: `term.status.closed`. Plural forms (`_one`, `_other`) share one key. */
export type TextKey = Singular<Leaf<typeof en>>;

/** The same keys as English, less the singular forms, which Chinese does not have. */
export type SameKeys<T> = {
  [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : SameKeys<T[K]>;
};
