import { useText } from '@/ui';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { openNewestFirst } from '../shared/indicators';
import { RequestMark } from '../shared/request-mark';
import { useNow } from '../shared/use-now';
import type { Area } from './wall-layout';
import styles from './wall.module.css';

const linesPerArea = 2;

/** Newest open requests along the bottom, each inside one panel. */
export function Ticker({ program: { requests, sharedNow }, areas }: { program: Program; areas: readonly Area[] }) {
  const { t, ago, name } = useText();
  const now = useNow(sharedNow);
  const held = useStore(requests, (state) => state.requests);
  const newest = openNewestFirst(held.values()).slice(0, linesPerArea * areas.length);
  if (newest.length === 0) return null;
  return (
    <footer className={styles.ticker} aria-label={t('wall.latest')}>
      {areas.slice(0, Math.ceil(newest.length / linesPerArea)).map((area, column) => (
        <div key={`${area.left}`} className={styles.tickerArea} style={{ ...area }}><ol className={styles.segment} data-zone="ticker">
          {newest.slice(column * linesPerArea, (column + 1) * linesPerArea).map((request) => (
            <li key={request.requestId}>
              <RequestMark request={request} />
              <span className={styles.tickerText}>
                <span className={styles.tickerName}>{name(request.serviceName)}</span>
                <span className={styles.tickerPlace}>{request.address || t(`term.status.${request.status}`)}</span>
              </span>
              <span className={styles.tickerTime}>{ago(request.requestedAt, now)}</span>
            </li>
          ))}
        </ol></div>
      ))}
    </footer>
  );
}
