import type { CityManifest } from '@/model';
import type { Area } from './wall-layout';
import styles from './wall.module.css';

/** Who the data comes from, as its licences ask: one line of small print in the margin under the first panel of the lowest row. */
export function CreditsLine({ manifest, area, margin, width }: { manifest: CityManifest; area: Area | undefined; margin: number; width: number }) {
  if (!area || manifest.credits.length === 0) return null;
  const size = Math.max(10, margin * 0.62);
  return (
    <p data-cover className={styles.credits} style={{ left: area.left, top: area.top + area.height + (margin - size * 1.3) / 2, maxWidth: width, fontSize: size }}>
      {manifest.credits.map(({ text }) => text).join(' · ')}
    </p>
  );
}
