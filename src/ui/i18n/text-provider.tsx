import type { PreferenceStore } from '@/state';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { textFor, type Text } from './text';

const TextContext = createContext<Text>(textFor('en'));

/** Texts in the language of this screen, changed as soon as the preference changes. */
export function TextProvider({ preferences, children }: { preferences: PreferenceStore; children: ReactNode }) {
  const language = useStore(preferences, (state) => state.language);
  const theme = useStore(preferences, (state) => state.theme);
  const text = textFor(language);
  useEffect(() => {
    document.documentElement.lang = text.locale;
    if (language === 'zh') void import('@fontsource-variable/noto-sans-sc/wght.css');
  }, [language, text]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return <TextContext value={text}>{children}</TextContext>;
}

export const useText = (): Text => useContext(TextContext);
