import { Fragment, type ReactNode } from 'react';
import styles from './facts.module.css';

/** Names and values, one per line; rows without a value are left out. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {rows.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '').map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
