import type { PreferenceStore } from '@/state';
import { IconButton, useText } from '@/ui';
import { Languages, Moon, Sun } from 'lucide-react';
import { useStore } from 'zustand';

/** Language and theme of this screen, one touch each. */
export function PreferenceButtons({ preferences }: { preferences: PreferenceStore }) {
  const { t } = useText();
  const { language, theme } = useStore(preferences);
  return (
    <>
      <IconButton
        look="quiet" label={`${t('common.language')}: ${language === 'en' ? '中文' : 'English'}`}
        onClick={() => preferences.setState({ language: language === 'en' ? 'zh' : 'en' })}
      >
        <Languages />
      </IconButton>
      <IconButton
        look="quiet" label={t(theme === 'night' ? 'common.theme.toDay' : 'common.theme.toNight')}
        onClick={() => preferences.setState({ theme: theme === 'night' ? 'day' : 'night' })}
      >
        {theme === 'night' ? <Sun /> : <Moon />}
      </IconButton>
    </>
  );
}
