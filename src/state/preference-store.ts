import type { ScreenClass } from '@/model';
import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';

const preferencesSchema = z.object({
  language: z.enum(['en', 'zh']),
  theme: z.enum(['night', 'day']),
  /** What lights the city: what reads well, the clock, or a standard day or night. */
  light: z.enum(['auto', 'clock', 'day', 'night']),
});
/** This screen's own choices: never shared, remembered in this browser per screen class. */
export type Preferences = z.infer<typeof preferencesSchema>;
export type Language = Preferences['language'];
export type Theme = Preferences['theme'];
export type LightChoice = Preferences['light'];
export type PreferenceStore = StoreApi<Preferences>;

/** `overrides` come from the address (`?lang=zh&theme=day&light=clock`) and win over what was remembered. */
export function createPreferenceStore(
  screenClass: ScreenClass,
  browserLanguage: string,
  storage: Pick<Storage, 'getItem' | 'setItem'> | null,
  overrides: Partial<Record<keyof Preferences, string | null>> = {},
): PreferenceStore {
  const key = `metroscope.preferences.${screenClass}`;
  const defaults: Preferences = {
    language: browserLanguage.toLowerCase().startsWith('zh') ? 'zh' : 'en',
    theme: screenClass === 'small' ? 'day' : 'night',
    light: 'auto',
  };
  const remembered = preferencesSchema.partial().safeParse(parseJson(storage?.getItem(key) ?? null));
  const asked = {
    language: preferencesSchema.shape.language.safeParse(overrides.language),
    theme: preferencesSchema.shape.theme.safeParse(overrides.theme),
    light: preferencesSchema.shape.light.safeParse(overrides.light),
  };
  const store = createStore<Preferences>(() => ({
    ...defaults,
    ...(remembered.success ? remembered.data : {}),
    ...(asked.language.success ? { language: asked.language.data } : {}),
    ...(asked.theme.success ? { theme: asked.theme.data } : {}),
    ...(asked.light.success ? { light: asked.light.data } : {}),
  }));
  store.subscribe((state) => storage?.setItem(key, JSON.stringify(state)));
  return store;
}

function parseJson(text: string | null): unknown {
  if (text === null) return {};
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
