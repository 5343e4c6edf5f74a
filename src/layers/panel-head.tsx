import type { ReactNode } from 'react';
import styles from './panel-head.module.css';

interface PanelHeadProps {
  title: string;
  subtitle?: string;
  mark?: { colour: string; ink: string; symbol: ReactNode };
  /** Badges. */
  children?: ReactNode;
}

/** What a panel is about, and the states it is in. */
export function PanelHead({ title, subtitle, mark, children }: PanelHeadProps) {
  return (
    <>
      <div className={styles.head}>
        {mark && <span className={styles.mark} style={{ background: mark.colour, color: mark.ink }} aria-hidden>{mark.symbol}</span>}
        <div>
          <h3 className={styles.title}>{title}</h3>
          {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
      </div>
      {children && <div className={styles.states}>{children}</div>}
    </>
  );
}
