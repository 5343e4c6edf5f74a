import { Clock } from 'lucide-react';
import { classes } from './classes';
import styles from './figure.module.css';

interface FigureProps {
  label: string;
  /** With its unit, already written in the reader's language; null while there is none. */
  value: string | null;
  /** Trend, or the share of data it rests on. */
  note?: string;
  /** Why the value is not fresh; shown instead of the note, with a clock. */
  stale?: string | null;
  /** The one figure to be seen first. */
  first?: boolean;
}

/** A number with its name, and what it rests on. A number without fresh data says so. */
export function Figure({ label, value, note, stale, first = false }: FigureProps) {
  return (
    <div className={classes(styles.figure, first && styles.first, stale && styles.stale)}>
      <span className={styles.label} data-zone-text="">{label}</span>
      <span className={styles.value} data-zone-text="">{value ?? '–'}</span>
      {stale ? <span className={styles.note}><Clock aria-hidden />{stale}</span> : note && <span className={styles.note}>{note}</span>}
    </div>
  );
}
