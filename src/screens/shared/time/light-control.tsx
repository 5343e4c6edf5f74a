import type { LightChoice, PreferenceStore } from '@/state';
import { classes, useText } from '@/ui';
import { CloudSun, Moon, Sun, SunMoon } from 'lucide-react';
import { useStore } from 'zustand';
import styles from './time.module.css';

const choices = ['auto', 'clock', 'day', 'night'] as const satisfies LightChoice[];
const icons = { auto: SunMoon, clock: CloudSun, day: Sun, night: Moon };

/** What lights the city on this screen: what reads well, the time shown, or a day or night that stays. */
export function LightControl({ preferences }: { preferences: PreferenceStore }) {
  const { t } = useText();
  const chosen = useStore(preferences, ({ light }) => light);
  const Icon = icons[chosen];
  return (
    <label className={classes(styles.choice, styles.light)} title={`${t('time.lighting.title')}: ${t(`time.lighting.${chosen}`)}`}>
      <Icon aria-hidden />
      <span className={styles.choiceTitle}>{t('time.lighting.title')}</span>
      <select
        aria-label={t('time.lighting.title')} value={chosen}
        onChange={({ target }) => {
          const light = choices.find((one) => one === target.value);
          if (light) preferences.setState({ light });
        }}
      >
        {choices.map((one) => <option key={one} value={one}>{t(`time.lighting.${one}`)}</option>)}
      </select>
    </label>
  );
}
