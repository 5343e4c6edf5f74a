import type { ClockAspect } from '@/model';
import { classes, IconButton, useText } from '@/ui';
import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { rates } from './clock-acts';
import styles from './time.module.css';

/** Lets the time run: at 1, 60, 600 or 3,600 seconds per second; and stands it still. */
export function RunControl({ clock, onRate }: { clock: ClockAspect; onRate: (rate: number) => void }) {
  const { t, number } = useText();
  const rate = clock.mode === 'set' ? clock.rate : 0;
  const [chosen, setChosen] = useState(600);
  const running = rate !== 0;
  const choose = (next: number): void => {
    setChosen(next);
    onRate(next);
  };
  return (
    <div className={styles.run}>
      <IconButton label={t(running ? 'time.pause' : 'time.play')} onClick={() => onRate(running ? 0 : chosen)}>{running ? <Pause /> : <Play />}</IconButton>
      <div role="group" aria-label={t('time.rate')} className={styles.rates}>
        {rates.map((one) => (
          <button
            key={one} type="button" className={classes('tabular', one === chosen && !running && styles.next)} aria-pressed={one === rate}
            title={t('time.rateOf', { rate: number(one) })} onClick={() => choose(one)}
          >
            {t(`time.per.${one}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
