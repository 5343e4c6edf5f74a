import { shortName } from '@/layers';
import { classes, useText } from '@/ui';
import type { Program } from '../../program';
import { CrumbMenu } from './crumb-menu';
import styles from './regions.module.css';
import { useRegionPath } from './use-region-path';

/** City › county › township › cell: each a step back, and behind each a menu of its parts. Without regions only the city's name. */
export function Breadcrumb({ program, className }: { program: Program; className?: string }) {
  const { t, language } = useText();
  const { manifest, drill } = program;
  const path = useRegionPath(program);
  const [city, ...rest] = path;
  return (
    <nav data-cover className={classes(styles.breadcrumb, className)} aria-label={t('regions.path')}>
      <ol>
        <li>
          <h1 className={styles.city}>
            {city ? (
              <button type="button" className={styles.crumb} aria-current={rest.length === 0 ? 'location' : undefined} onClick={() => void drill.enter(null)}>
                {manifest.name[language]}
              </button>
            ) : manifest.name[language]}
          </h1>
          {city && <CrumbMenu program={program} region={city} next={rest[0]} />}
        </li>
        {rest.map((region, i) => (
          <li key={region.id}>
            <button
              type="button" className={styles.crumb} title={region.name[language]} aria-current={i === rest.length - 1 ? 'location' : undefined}
              onClick={() => void drill.enter(region.id)}
            >
              {shortName(region, language)}
            </button>
            {region.level !== 'cell' && <CrumbMenu program={program} region={region} next={rest[i + 1]} />}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The same to be read only: what is looked at within the city, for a screen without hands; nothing for the whole city. */
export function RegionPath({ program, className }: { program: Program; className?: string }) {
  const { language } = useText();
  const [, ...rest] = useRegionPath(program);
  return rest.length > 0 && <span className={className}>{rest.map((region) => shortName(region, language)).join(' › ')}</span>;
}
