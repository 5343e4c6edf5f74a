import { Clock } from 'lucide-react';
import { classes } from './classes';
import styles from './figure.module.css';

interface FigureProps {
  label: string;
  /** Already written in the reader's language; null while there is none. */
  value: string | null;
  unit?: string;
  /** Trend, or the share of data it rests on. */
  note?: string;
  /** Why the value is not fresh; shown instead of the note. */
  stale?: string | null;
  symbol?: React.ReactNode;
}

export function Figure({ label, value, unit, note, stale, symbol }: FigureProps) {
  return (
    <div className={classes(styles.figure, stale && styles.stale)}>
      <div className={styles.label}>{label}</div>
      <div className={styles.value}>
        {symbol}
        <span>{value ?? '–'}</span>
        {unit && <span className={styles.unit}>{unit}</span>}
      </div>
      {stale ? (
        <div className={styles.staleNote}><Clock aria-hidden />{stale}</div>
      ) : (
        note && <div className={styles.note}>{note}</div>
      )}
    </div>
  );
}
