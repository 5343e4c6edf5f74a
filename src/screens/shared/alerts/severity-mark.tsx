import type { Severity } from '@/model';
import styles from './alerts.module.css';

/** Severity has a shape beside its colour: ● minor, ◆ moderate, ▲ severe, ■ extreme. */
const shapes: Record<Severity, string> = {
  minor: 'M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16z',
  moderate: 'M10 1l9 9-9 9-9-9z',
  severe: 'M10 1.500l9.500 16.500h-19z',
  extreme: 'M2 2h16v16h-16z',
};

export const SeverityMark = ({ severity }: { severity: Severity }) => (
  <svg viewBox="0 0 20 20" className={styles.mark} data-severity={severity} aria-hidden><path d={shapes[severity]} /></svg>
);
