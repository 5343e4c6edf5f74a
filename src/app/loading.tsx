import type { StageStore } from '@/state';
import { useText } from '@/ui';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Boot } from './boot';
import styles from './pages.module.css';

type Step = Extract<Boot, { phase: 'starting' }>['step'] | 'picture';

const steps: readonly Step[] = ['program', 'session', 'city', 'engine', 'picture'];
const slowMs = 20_000;

/** What the page waits for: a line over the city's first light, a card while there is nothing to see. */
export function Loading({ lit, step, note }: { lit: boolean; step: Step; note?: string }) {
  const { t } = useText();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => clearTimeout(timer);
  }, []);
  const done = steps.indexOf(step);
  const bar = <div className={styles.bar} style={{ width: `${((done + 0.5) / steps.length) * 100}%` }} />;
  const text = note ?? t(`loading.${step}`);
  if (lit) {
    return (
      <div className={styles.line} role="status">
        <div className={styles.track} aria-hidden>{bar}</div>
        <p className={slow ? styles.lineNote : styles.unseen}>{slow ? t('loading.slow') : text}</p>
      </div>
    );
  }
  return (
    <div className={styles.loading} aria-live="polite">
      <div className={styles.mark} aria-hidden><Mark /></div>
      <h1>{t('loading.title')}</h1>
      <div className={styles.track} aria-hidden>{bar}</div>
      <p>{text}</p>
      {slow && <p className={styles.aside}>{t('loading.slow')}</p>}
    </div>
  );
}

/** Over the stage until the first picture of the city is there. */
export function LoadingVeil({ lit, status }: { lit: boolean; status: StageStore }) {
  const { t } = useText();
  const phase = useStore(status, (state) => state.phase);
  const pending = useStore(status, (state) => state.tilesPending);
  if (phase !== 'loading') return null;
  return <Loading lit={lit} step="picture" note={pending > 0 ? t('loading.tiles', { count: pending }) : undefined} />;
}

export function Mark() {
  return (
    <svg viewBox="0 0 32 32" fill="none" strokeLinejoin="round" strokeLinecap="round" strokeWidth="2">
      <path stroke="var(--accent)" d="M5 25V17l5-3v11M12 25V8l6-3v20M20 25V13l7 3v9" />
      <path stroke="currentColor" d="M3.500 25.500h25" />
    </svg>
  );
}
