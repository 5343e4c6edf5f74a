import { classes } from '@/ui';
import type { ReactNode } from 'react';
import styles from './value-legend.module.css';

export interface LegendValue {
  key: string;
  label: string;
  mark: ReactNode;
  count?: string;
  hidden: boolean;
}

export const Dot = ({ colour }: { colour: string }) => <span className={styles.dot} style={{ background: colour }} />;

/** The values of a layer with how many there are; each a switch that hides it, unless `onToggle` is left out (walls have no hands). */
export function ValueLegend({ label, values, onToggle }: { label: string; values: readonly LegendValue[]; onToggle?: (key: string) => void }) {
  return (
    <ul className={styles.values} aria-label={label}>
      {values.map((value) => (
        <li key={value.key}>
          {onToggle ? (
            <button type="button" aria-pressed={!value.hidden} className={classes(styles.value, value.hidden && styles.hidden)} onClick={() => onToggle(value.key)}>
              <Row {...value} />
            </button>
          ) : (
            <div className={classes(styles.value, value.hidden && styles.hidden)}><Row {...value} /></div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Row({ mark, label, count }: Pick<LegendValue, 'mark' | 'label' | 'count'>) {
  return (
    <>
      <span className={styles.mark} aria-hidden>{mark}</span>
      <span className={styles.label}>{label}</span>
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </>
  );
}
