import type { PaneName } from '@/model';
import type { DataTime } from '@/state';
import { classes, useText, type Text } from '@/ui';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { ClockMode } from '../../shared/time/clock-mode';
import { useShownTime } from '../../shared/time/use-shown-time';
import styles from './compare.module.css';

/** Which picture it is, and the time it shows: to be read from a chair further back. */
export function PaneHead({ program, name, edited }: { program: Program; name: PaneName; edited: boolean }) {
  const { t, time, date } = useText();
  const { timeZone } = program.manifest;
  const { clock, shown } = useShownTime(program);
  const drawn = useStore(program.status, ({ phase }) => phase === 'ready');
  return (
    <header className={classes(styles.head, edited && styles.headEdited)}>
      <span className={styles.letter}>{name.toUpperCase()}</span>
      <time className={styles.time} dateTime={new Date(shown).toISOString()}>{time(shown, { timeZone })}</time>
      <span className={styles.when}>
        <span>{date(shown, { timeZone, weekday: true, short: true, year: true })}</span>
        <ClockMode clock={clock} />
      </span>
      <Data program={program} />
      {!drawn && <span className={styles.note} role="status">{t('compare.drawing', { pane: name.toUpperCase() })}</span>}
    </header>
  );
}

/** Of which instant the requests are, and what is missing. */
function Data({ program }: { program: Program }) {
  const text = useText();
  const data = useStore(program.dataTime);
  const { timeZone } = program.manifest;
  const [first, second] = dataText(data, text, timeZone);
  return (
    <span className={classes(styles.when, styles.data)} role="status">
      <span className={classes(data.state === 'failed' && styles.warning)}>{first}</span>
      {second && <span className={styles.note}>{second}</span>}
    </span>
  );
}

function dataText({ asOf, state, since }: DataTime, { t, time, date }: Text, timeZone: string): [string, string | null] {
  const instant = (at: number): string => `${date(at, { timeZone, short: true })} ${time(at, { timeZone })}`;
  if (asOf === null) return [t('compare.live'), null];
  if (state === 'ahead') return [t('compare.ahead'), t('compare.noWorkers')];
  if (state === 'failed') return [t('compare.unread'), null];
  if (state === 'reading' && since === null) return [t('compare.reading'), null];
  return [t('compare.asOf', { time: instant(asOf) }), since !== null && asOf < since ? t('compare.logBegins', { time: instant(since) }) : t('compare.noWorkers')];
}
