import { z } from 'zod';
import { levelNames, type LevelName } from './ladder';

const schema = z.strictObject({ version: z.literal(1), level: z.enum(levelNames) });

export type LevelStorage = Pick<Storage, 'getItem' | 'setItem'> | null;

/** The level this device ended with last time on a screen of that class; null when there is none or it is unreadable. */
export function recallLevel(storage: LevelStorage, screenClass: string): LevelName | null {
  try {
    const parsed = schema.safeParse(JSON.parse(storage?.getItem(keyOf(screenClass)) ?? 'null'));
    return parsed.success ? parsed.data.level : null;
  } catch {
    return null;
  }
}

/** Never throws: where nothing can be kept, the next start measures again. */
export function rememberLevel(storage: LevelStorage, screenClass: string, level: LevelName): void {
  try {
    storage?.setItem(keyOf(screenClass), JSON.stringify({ version: 1, level } satisfies z.infer<typeof schema>));
  } catch {
    // As said above.
  }
}

const keyOf = (screenClass: string): string => `metroscope.budget.${screenClass}`;
