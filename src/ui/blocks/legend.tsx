import type { ReactNode } from 'react';
import styles from './legend.module.css';

interface LegendItem {
  key: string;
  label: string;
  /** A symbol, or a CSS colour for a dot. */
  mark: ReactNode | { colour: string };
}

const isColour = (mark: LegendItem['mark']): mark is { colour: string } => typeof mark === 'object' && mark !== null && 'colour' in mark;

/** What the marks on the map mean. */
export function LegendList({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul className={styles.legend}>
      {items.map(({ key, label, mark }) => (
        <li key={key} className={styles.item}>
          <span className={styles.mark}>{isColour(mark) ? <span className={styles.dot} style={{ background: mark.colour }} /> : mark}</span>
          <span>{label}</span>
        </li>
      ))}
    </ul>
  );
}
