import type { Language, PreferenceStore } from '@/state';
import { Button, TextProvider, useText } from '@/ui';
import { Grid2x2, Monitor, Tablet, type LucideIcon } from 'lucide-react';
import { useStore } from 'zustand';
import { Mark } from './loading';
import styles from './pages.module.css';
import { knownPages } from './token';

const pages = ['wall', 'desk', 'field'] as const;
const icons: Record<(typeof pages)[number], LucideIcon> = { wall: Grid2x2, desk: Monitor, field: Tablet };
const other: Record<Language, { language: Language; label: string }> = {
  en: { language: 'zh', label: '中文' },
  zh: { language: 'en', label: 'English' },
};

/** The page at `/`: which screen is this device, and where do sign-in links come from. */
export function ChooserPage({ preferences }: { preferences: PreferenceStore }) {
  return (
    <TextProvider preferences={preferences}>
      <Chooser preferences={preferences} />
    </TextProvider>
  );
}

function Chooser({ preferences }: { preferences: PreferenceStore }) {
  const { t } = useText();
  const language = useStore(preferences, (state) => state.language);
  const known = knownPages(pages);
  return (
    <main className={styles.page}>
      <div className={styles.chooser}>
        <header>
          <div className={styles.mark} aria-hidden><Mark /></div>
          <span className={styles.name}>Metroscope</span>
          <Button look="quiet" lang={other[language].language} onClick={() => preferences.setState({ language: other[language].language })}>
            {other[language].label}
          </Button>
        </header>
        <h1>{t('chooser.title')}</h1>
        <p>{t('chooser.lead')}</p>
        <ul className={styles.choices}>
          {pages.map((page) => {
            const Icon = icons[page];
            return (
              <li key={page}>
                <a href={`/${page}`} className={styles.choice}>
                  <Icon aria-hidden />
                  <strong>{t(`chooser.${page}`)}</strong>
                  <span>{t(`chooser.${page}Help`)}</span>
                </a>
              </li>
            );
          })}
        </ul>
        <h2>{t('chooser.links')}</h2>
        <p>{t('chooser.linksHelp')}</p>
        {known.length === pages.length && <p>{t('chooser.withLink')}</p>}
      </div>
    </main>
  );
}
