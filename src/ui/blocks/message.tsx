import { CircleAlert, CircleCheck, Clock, Inbox, Info, LoaderCircle, Lock, WifiOff, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes';
import styles from './message.module.css';

type MessageKind = 'info' | 'empty' | 'loading' | 'done' | 'error' | 'denied' | 'offline' | 'stale';

const icons: Record<MessageKind, LucideIcon> = {
  info: Info, empty: Inbox, loading: LoaderCircle, done: CircleCheck, error: CircleAlert, denied: Lock, offline: WifiOff, stale: Clock,
};

/** A designed state: what is so, and the way on. */
export function Message({ kind, title, remedy, children }: { kind: MessageKind; title: string; remedy?: string; children?: ReactNode }) {
  const Icon = icons[kind];
  return (
    <div className={classes(styles.message, styles[kind])} role={kind === 'error' || kind === 'denied' ? 'alert' : 'status'}>
      <Icon aria-hidden />
      <div className={styles.text}>
        <div className={styles.title}>{title}</div>
        {remedy && <div className={styles.remedy}>{remedy}</div>}
        {children && <div className={styles.action}>{children}</div>}
      </div>
    </div>
  );
}
