import { Badge, useText } from '@/ui';
import { Clock, FlaskConical, TriangleAlert, WifiOff } from 'lucide-react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { summarizeLink } from '../shared/link-summary';
import { screenName } from '../shared/screen-name';
import { useNow } from '../shared/use-now';
import styles from './wall.module.css';

/** Top band: what place this is at its left end, what time it is there at its right end; nothing lies on a bezel. */
export function Band({ program: { manifest, simulated, link, status, sharedNow } }: { program: Program }) {
  const text = useText();
  const { t, time, date, language } = text;
  const now = useNow(sharedNow);
  const state = useStore(link);
  const failedTiles = useStore(status, ({ tilesFailed }) => tilesFailed);
  const { timeZone } = manifest;
  const live = state.status === 'online';
  const { leader } = summarizeLink(state);
  return (
    <header className={styles.band}>
      <div className={styles.bandStart}>
        <h1>{manifest.name[language]}</h1>
        {simulated && <Badge icon={<FlaskConical aria-hidden />}>{t('common.simulated')}</Badge>}
        {failedTiles > 0 && <Badge tone="warning" icon={<TriangleAlert aria-hidden />}>{t('problem.tilesFailed.title', { count: failedTiles })}</Badge>}
        {live && leader && <span className={styles.follows}>{t('link.followingLeader', { name: screenName(text, leader.screen) })}</span>}
      </div>
      <div className={styles.bandEnd}>
        <span className={styles.follows}>{date(now, { timeZone, weekday: true, short: true })}</span>
        <time className={styles.clock} dateTime={new Date(now).toISOString()}>{time(now, { timeZone, seconds: true })}</time>
        {live ? (
          <span className={styles.live}><span className={styles.liveDot} aria-hidden />{t('common.live')}</span>
        ) : (
          <Badge tone="alarm" icon={state.status === 'connecting' ? <Clock aria-hidden /> : <WifiOff aria-hidden />}>
            {state.offlineSince === null ? t(`link.status.${state.status}`) : t('link.offlineSince', { time: time(state.offlineSince, { timeZone }) })}
          </Badge>
        )}
      </div>
    </header>
  );
}
