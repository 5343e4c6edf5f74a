import type { CityManifest } from '@/model';
import { Fragment } from 'react';
import styles from './shared.module.css';

/** Who the city's data comes from, as its licences ask. */
export function Credits({ manifest, className }: { manifest: CityManifest; className?: string }) {
  return (
    <p data-cover className={`${styles.credits} ${className ?? ''}`}>
      {manifest.credits.map(({ text, url }, i) => (
        <Fragment key={text}>
          {i > 0 && ' · '}
          {url ? <a href={url} target="_blank" rel="noreferrer">{text}</a> : text}
        </Fragment>
      ))}
    </p>
  );
}
