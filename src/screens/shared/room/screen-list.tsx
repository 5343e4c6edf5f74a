import { aspects, type LinkRole, type ScreenPresence } from '@/model';
import type { ScreenVitals } from '@/state';
import { classes, IconButton, useText } from '@/ui';
import { ArrowRightLeft, CircleHelp, Crown, Eye, Grid2x2, Monitor, SignalHigh, SignalLow, SignalMedium, Tablet, Unplug, type LucideIcon } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { screenName } from '../screen-name';
import { useNow } from '../use-now';
import { useAspectsText } from './aspects-text';
import { givable, handOver, mayLeadSomething } from './control';
import { linkQuality, type LinkQuality } from './link-quality';
import styles from './room.module.css';

const classIcons: Record<ScreenPresence['screen']['class'], LucideIcon> = { large: Grid2x2, medium: Monitor, small: Tablet };
const qualityIcons: Record<LinkQuality, LucideIcon> = { good: SignalHigh, fair: SignalMedium, poor: SignalLow, gone: Unplug, unknown: CircleHelp };

/** Every screen of the room: who it is, what it leads, how well it is linked, and what can be done about it. */
export function ScreenList({ program }: { program: Program }) {
  const { t } = useText();
  const { link, watchVitals } = program;
  const screens = useStore(link, (state) => state.screens);
  useEffect(watchVitals, [watchVitals]);
  return (
    <ul className={styles.screens} aria-label={t('link.screens', { count: screens.length })}>
      {screens.map((presence) => <ScreenRow key={presence.screen.screenId} program={program} presence={presence} />)}
    </ul>
  );
}

function ScreenRow({ program, presence }: { program: Program; presence: ScreenPresence }) {
  const text = useText();
  const { t } = text;
  const { link, vitals, camera, sharedNow } = program;
  const { screen, subject, identityRole, roles } = presence;
  const own = useStore(link, (state) => state.screenId === screen.screenId);
  const known = useStore(vitals, (state) => state.vitals.get(screen.screenId));
  const now = useNow(sharedNow);
  const Icon = classIcons[screen.class];
  const name = screenName(text, screen);
  const given = givable(program, presence);
  return (
    <li className={classes(styles.screen, own && styles.own)} data-screen={screen.screenId}>
      <Icon aria-label={t(`link.class.${screen.class}`)} />
      <div className={styles.who}>
        <div className={styles.name}>
          <span>{own ? t('link.self', { name }) : name}</span>
          {roles.camera === 'lead' && <Crown aria-label={t('rooms.leader')} className={styles.crown} />}
        </div>
        <div className={styles.about}>{saysMore(subject, name, identityRole) && `${subject} · `}{t(`rooms.role.${identityRole}`)} · <RolesInShort roles={roles} /></div>
        {!own && mayLeadSomething(program) && <Quality known={known} now={now} />}
      </div>
      {known && !own && <IconButton look="quiet" label={t('rooms.lookFrom', { name })} onClick={() => void camera.fly(known.vitals.view)}><Eye /></IconButton>}
      {given.length > 0 && <IconButton look="quiet" label={t('rooms.handOver', { name })} onClick={() => void handOver(program, { screenId: screen.screenId, name }, given)}><ArrowRightLeft /></IconButton>}
    </li>
  );
}

/** The links of `npm start` are named after their pages. */
const pages = ['desk', 'wall', 'field'];
/** Whom a screen acts for is worth a word only where its name and its role do not say so. */
const saysMore = (subject: string, ...said: string[]): boolean => [...pages, ...said].every((each) => each.toLowerCase() !== subject.toLowerCase());

function Quality({ known, now }: { known: ScreenVitals | undefined; now: number }) {
  const { t } = useText();
  const quality = linkQuality(known, now);
  const Signal = qualityIcons[quality];
  const measured = known && t('rooms.measured', {
    trip: msText(known.vitals.roundTripMs), clock: msText(known.vitals.clockErrorMs), frames: known.vitals.framesPerSecond,
  });
  return <div className={styles.quality} data-quality={quality} title={measured}><Signal aria-hidden />{t(`rooms.quality.${quality}`)}</div>;
}

const msText = (ms: number | null): string => (ms === null ? '–' : ms < 1 ? '<1' : ms.toFixed(0));

/** What a screen leads, and what it has left to go its own way; the rest it follows. */
function RolesInShort({ roles }: Pick<ScreenPresence, 'roles'>) {
  const { t } = useText();
  const aspectsText = useAspectsText();
  const those = (role: LinkRole) => aspects.filter((aspect) => roles[aspect] === role);
  const [led, free] = [those('lead'), those('free')];
  if (led.length === 0 && free.length === 0) return t('rooms.follows');
  return [...(led.length > 0 ? [t('rooms.leads', { aspects: aspectsText(led) })] : []), ...(free.length > 0 ? [t('rooms.free', { aspects: aspectsText(free) })] : [])].join(' · ');
}
