import { fleetStore } from '@/layers';
import { aspects, pictureAspects, type Aspect, type LinkRole } from '@/model';
import { Badge, classes, IconButton, useText } from '@/ui';
import { Camera, ChartColumn, CircleHelp, Clock, FlaskConical, Funnel, Layers, Map, MousePointer2, type LucideIcon } from 'lucide-react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { PreferenceButtons } from '../shared/preference-buttons';
import { SearchBox } from '../shared/search/search-box';
import type { RoomActs } from '../shared/room-acts';
import { useStanceText } from '../shared/room-acts';
import { useIndicators } from '../shared/use-indicators';
import { ClockMode } from '../shared/time/clock-mode';
import { useShownTime } from '../shared/time/use-shown-time';
import { CompareButton } from './compare/door';
import { SessionButton } from './session/door';
import { WallsButton } from './walls/door';
import styles from './desk.module.css';

const aspectIcons: Record<Aspect, LucideIcon> = {
  camera: Camera, clock: Clock, layers: Layers, filters: Funnel, selection: MousePointer2, region: Map, charts: ChartColumn,
};
const roleSigns: Record<LinkRole, string> = { lead: '▲', follow: '●', free: '○' };

export function TopBar({ program, acts, onHelp }: { program: Program; acts: RoomActs; onHelp: () => void }) {
  const { t } = useText();
  const { simulated, preferences } = program;
  return (
    <header className={styles.bar} data-cover>
      <SearchBox program={program} />
      <OperatingClock program={program} />
      {simulated && <Badge tone="quiet" icon={<FlaskConical aria-hidden />}>{t('common.simulated')}</Badge>}
      <KeyFigures program={program} />
      <LinkChips program={program} acts={acts} />
      <div className={styles.barActs}>
        <PreferenceButtons preferences={preferences} />
        <CompareButton compare={program.compare} />
        <SessionButton program={program} />
        <WallsButton program={program} />
        <IconButton look="quiet" label={t('desk.help')} onClick={onHelp}><CircleHelp /></IconButton>
      </div>
    </header>
  );
}

function OperatingClock({ program }: { program: Program }) {
  const { t, time, date } = useText();
  const { manifest: { timeZone }, link } = program;
  const { clock, shown } = useShownTime(program);
  const status = useStore(link, (state) => state.status);
  return (
    <div className={styles.clock}>
      {clock.mode === 'set' && <ClockMode clock={clock} />}
      {(clock.mode === 'live' || status !== 'online') && (
        <span className={classes(styles.live, status !== 'online' && styles.notLive)}>{status === 'online' ? t('common.live') : t(`link.status.${status}`)}</span>
      )}
      <time className="tabular" dateTime={new Date(shown).toISOString()}>{time(shown, { timeZone, seconds: true })}</time>
      <span className={styles.date}>{date(shown, { timeZone, weekday: true, short: true, year: clock.mode === 'set' })}</span>
    </div>
  );
}

function KeyFigures({ program }: { program: Program }) {
  const { t, number, percent } = useText();
  const { figures, stale } = useIndicators(program);
  const { fleet, reporting } = useStore(fleetStore);
  const entries: [label: string, value: string | null, title?: string][] = [
    [t('wall.open'), figures && number(figures.open)],
    [
      t('wall.overdue'), figures && figures.overdue.limited > 0 ? percent(figures.overdue.late / figures.overdue.limited) : null,
      figures ? t('wall.overdueOf', { part: number(figures.overdue.late), whole: number(figures.overdue.limited) }) : undefined,
    ],
  ];
  if (fleet > 0 || program.simulated) entries.push([t('wall.workers'), fleet > 0 ? number(reporting) : null, t('wall.reporting')]);
  return (
    <dl className={classes(styles.figures, stale && styles.figuresStale)} title={stale ?? undefined}>
      {entries.map(([label, value, title]) => (
        <div key={label} title={title}>
          <dt>{label}</dt>
          <dd className="tabular">{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What this screen does in its room, aspect by aspect where they differ; the panel on the right changes it. */
function LinkChips({ program: { link }, acts }: { program: Program; acts: RoomActs }) {
  const { t } = useText();
  const { roles, screens, status } = useStore(link);
  const stance = useStanceText(acts);
  const mixed = new Set(pictureAspects.map((aspect) => roles[aspect])).size > 1;
  // The clock says that the link is away; who leads then, and who is there, is not known.
  if (status !== 'online') return <div className={styles.chips} />;
  return (
    <div className={styles.chips}>
      <span className={styles.stance}>{stance}</span>
      <ul className={styles.chipList}>
        {mixed && aspects.map((aspect) => {
          const Icon = aspectIcons[aspect];
          const label = t('link.roleOf', { aspect: t(`link.aspect.${aspect}`), role: t(`link.role.${roles[aspect]}`) });
          return (
            <li key={aspect} className={styles.chip} data-role={roles[aspect]} title={label}>
              <Icon aria-hidden /><span aria-hidden>{roleSigns[roles[aspect]]}</span><span className={styles.hidden}>{label}</span>
            </li>
          );
        })}
      </ul>
      <span className={styles.count}>{t('link.screens', { count: screens.length })}</span>
    </div>
  );
}
