import { timeLimit } from '@/layers';
import type { ServiceRequest } from '@/model';
import { Ring, useText } from '@/ui';
import type { ReactNode } from 'react';
import { RequestMark } from './request-mark';
import styles from './request-line.module.css';

/** A request in a list: its pin, what it is, where and since when, and the time it has left. `children`: more at its end. */
export function RequestLine({ request, now, children }: { request: ServiceRequest; now: number; children?: ReactNode }) {
  const { t, ago, duration, name } = useText();
  const limit = timeLimit(request, now);
  return (
    <>
      <RequestMark request={request} />
      <span className={styles.text}>
        <strong>{name(request.serviceName)}</strong>
        <span>{[request.address, t(`term.status.${request.status}`), ago(request.requestedAt, now)].filter(Boolean).join(' · ')}</span>
      </span>
      <span className={styles.end}>
        {children}
        {limit && request.dueAt !== null && (
          <Ring
            left={limit.left} overdue={limit.late}
            label={t(limit.late ? 'layers.request.overdueBy' : 'layers.request.timeLeft', { duration: duration(request.dueAt - now) })}
          />
        )}
      </span>
    </>
  );
}
