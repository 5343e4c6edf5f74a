import { IconButton, useText } from '@/ui';
import { Navigation } from 'lucide-react';
import type { Program } from '../../program';
import styles from './alerts.module.css';
import { SeverityMark } from './severity-mark';
import { useAlerts } from './use-alerts';

/** The most severe alert of the room, with the way there. */
export function AlertBanner({ program }: { program: Program }) {
  const { t } = useText();
  const [first, ...others] = useAlerts(program);
  if (!first) return null;
  const { severity, headline, position, distance } = first.content;
  return (
    <div className={styles.banner} data-severity={severity} role="alert">
      <SeverityMark severity={severity} />
      <div className={styles.said}>
        <strong>{t(`alerts.severity.${severity}`)}</strong> <span>{headline}</span>
        {others.length > 0 && <span className={styles.more}>{t('alerts.more', { count: others.length })}</span>}
      </div>
      <IconButton look="quiet" label={t('alerts.go')} onClick={() => void program.camera.flyTo(position, distance)}><Navigation /></IconButton>
    </div>
  );
}
