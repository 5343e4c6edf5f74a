import { useText } from '@/ui';
import type { CSSProperties } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { openNewestFirst } from '../shared/indicators';
import { RequestMark } from '../shared/request-mark';
import { useNow } from '../shared/use-now';
import styles from './wall.module.css';

const linesPerPanel = 2;

/** Newest open requests along the bottom, each inside one panel. */
export function Ticker({ program: { requests, tile, sharedNow } }: { program: Program }) {
  const { t, ago, name } = useText();
  const now = useNow(sharedNow);
  const held = useStore(requests, (state) => state.requests);
  const newest = openNewestFirst(held.values()).slice(0, linesPerPanel * tile.columns);
  if (newest.length === 0) return null;
  return (
    <footer className={styles.ticker} aria-label={t('wall.latest')}>
      {Array.from({ length: tile.columns }, (_, column) => (
        <ol
          key={column} className={styles.segment} data-first={column === 0} data-last={column === tile.columns - 1}
          style={{ '--panel': column } as CSSProperties}
        >
          {newest.slice(column * linesPerPanel, (column + 1) * linesPerPanel).map((request) => (
            <li key={request.requestId}>
              <RequestMark request={request} />
              <span className={styles.tickerText}>
                <span className={styles.tickerName}>{name(request.serviceName)}</span>
                <span className={styles.tickerPlace}>{request.address || t(`term.status.${request.status}`)}</span>
              </span>
              <span className={styles.tickerTime}>{ago(request.requestedAt, now)}</span>
            </li>
          ))}
        </ol>
      ))}
    </footer>
  );
}
