import { Button, useText } from '@/ui';
import { useEffect } from 'react';
import { Mark } from './loading';
import type { Problem } from './problem';
import styles from './pages.module.css';

/** Nobody stands before a wall to press a button: what may be over after a while it tries again by itself, milliseconds. */
const againMs = 15_000;
const again: ReadonlySet<Problem['kind']> = new Set(['crash', 'city', 'webgl']);

export function ProblemPage({ problem: { kind, details } }: { problem: Problem }) {
  const { t } = useText();
  const alone = document.documentElement.dataset.screen === 'large' && again.has(kind);
  useEffect(() => {
    if (!alone) return;
    const timer = setTimeout(() => location.reload(), againMs);
    return () => clearTimeout(timer);
  }, [alone]);
  return (
    <main className={styles.page}>
      <div className={styles.card} role="alert">
        <div className={styles.mark} aria-hidden><Mark /></div>
        <h1>{t(`problem.${kind}.title`)}</h1>
        <p>{t(`problem.${kind}.remedy`)}</p>
        {alone && <p>{t('problem.again')}</p>}
        {details && <pre className={styles.details} aria-label={t('problem.details')}>{details}</pre>}
        {kind !== 'noLink' && kind !== 'tile' && kind !== 'notFound' && (
          <Button look="accent" onClick={() => location.reload()}>{t('common.reload')}</Button>
        )}
        {(kind === 'noLink' || kind === 'notFound' || kind === 'tile') && <a href="/">{t('chooser.all')}</a>}
      </div>
    </main>
  );
}
