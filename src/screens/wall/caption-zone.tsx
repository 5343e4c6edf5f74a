import { useText } from '@/ui';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { SeverityMark } from '../shared/alerts/severity-mark';
import { useAlerts } from '../shared/alerts/use-alerts';
import type { Area } from './wall-layout';
import styles from './wall.module.css';

/** What is said with the picture, and above it the most severe alert; inside one panel. */
export function CaptionZone({ program, area }: { program: Program; area: Area }) {
  const { t } = useText();
  const caption = useStore(program.link, (state) => state.shown?.caption);
  const [alert, ...others] = useAlerts(program);
  const { left, top, width, height } = area;
  const said = caption && (caption.title || caption.text) ? caption : null;
  // The picture of an alert says itself what it is.
  const own = said?.severity !== undefined && said.title === alert?.content.headline.slice(0, 120);
  if (!said && !alert) return null;
  return (
    <div className={styles.captionArea} style={{ left, top, width, maxHeight: height }}>
      {alert && !own && (
        <div className={styles.alert} data-zone="alert" data-severity={alert.content.severity}>
          <SeverityMark severity={alert.content.severity} />
          <div data-zone-text=""><strong>{t(`alerts.severity.${alert.content.severity}`)}</strong> {alert.content.headline}{others.length > 0 && <small> {t('alerts.more', { count: others.length })}</small>}</div>
        </div>
      )}
      {said && (
        <section className={styles.caption} data-zone="caption" data-severity={said.severity}>
          <h2>{said.severity && <SeverityMark severity={said.severity} />}<span data-zone-text="">{said.title}</span></h2>
          {said.text && <p>{said.text}</p>}
        </section>
      )}
    </div>
  );
}
