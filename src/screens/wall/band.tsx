import { Badge, classes, useText } from '@/ui';
import { Clock, FlaskConical, TriangleAlert, WifiOff } from 'lucide-react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { summarizeLink } from '../shared/link-summary';
import { screenName } from '../shared/screen-name';
import { RegionPath } from '../shared/regions/breadcrumb';
import { ClockMode } from '../shared/time/clock-mode';
import { useShownTime } from '../shared/time/use-shown-time';
import type { Area } from './wall-layout';
import styles from './wall.module.css';

/** Top band: what place this is at its left end, what time it is there at its right end; nothing lies on a bezel. `narrow`: a panel holds little more than time and state. */
export function Band({ program, area, narrow }: { program: Program; area: Area; narrow: boolean }) {
  const { manifest, simulated, link, status } = program;
  const text = useText();
  const { t, time, date, language } = text;
  const { clock, shown } = useShownTime(program);
  const state = useStore(link);
  const failedTiles = useStore(status, ({ tilesFailed }) => tilesFailed);
  const lost = useStore(status, ({ phase }) => phase === 'lost');
  const { timeZone } = manifest;
  const live = state.status === 'online';
  const { leader } = summarizeLink(state);
  return (
    <header className={classes(styles.band, narrow && clock.mode === 'set' && styles.narrow)} data-zone="band" style={{ ...area }}>
      <div className={styles.bandStart}>
        <h1 data-zone-text="">{manifest.name[language]}</h1>
        <RegionPath program={program} className={styles.path} />
        {simulated && <Badge icon={<FlaskConical aria-hidden />}>{t('common.simulated')}</Badge>}
        {lost && <Badge tone="warning" icon={<TriangleAlert aria-hidden />}>{t('problem.stageLost.title')}</Badge>}
        {failedTiles > 0 && <Badge tone="warning" icon={<TriangleAlert aria-hidden />}>{t('problem.tilesFailed.title', { count: failedTiles })}</Badge>}
        {live && leader && <span className={styles.follows}>{t('link.followingLeader', { name: screenName(text, leader.screen) })}</span>}
      </div>
      <div className={styles.bandEnd}>
        {live && clock.mode === 'live' && <span className={styles.live}><span className={styles.liveDot} aria-hidden />{t('common.live')}</span>}
        {!live && (
          <Badge tone="alarm" icon={state.status === 'connecting' ? <Clock aria-hidden /> : <WifiOff aria-hidden />}>
            {narrow || state.offlineSince === null ? t(`link.status.${state.status}`) : t('link.offlineSince', { time: time(state.offlineSince, { timeZone }) })}
          </Badge>
        )}
        {clock.mode === 'set' && <ClockMode clock={clock} short={narrow} />}
        <time className={styles.clock} dateTime={new Date(shown).toISOString()}>{time(shown, { timeZone, seconds: true })}</time>
        <span className={styles.follows}>{date(shown, { timeZone, weekday: true, short: true, year: clock.mode === 'set' })}</span>
        {live && clock.mode === 'set' && <span className={styles.follows}>{t('time.dataLiveShort')}</span>}
      </div>
    </header>
  );
}
