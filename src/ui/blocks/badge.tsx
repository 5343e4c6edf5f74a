import type { ReactNode } from 'react';
import { classes } from './classes';
import styles from './badge.module.css';

type Tone = 'plain' | 'accent' | 'warning' | 'alarm' | 'quiet';

/** A short state: a symbol and a word, never colour alone. */
export function Badge({ tone = 'plain', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={classes(styles.badge, tone !== 'plain' && styles[tone])}>
      {icon}
      {children}
    </span>
  );
}
