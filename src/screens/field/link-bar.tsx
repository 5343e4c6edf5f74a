import type { AnnotationActs } from '@/layers';
import { Badge, Button, IconButton, Message, useText } from '@/ui';
import { FlaskConical, Link2, PencilLine, Search, Send, Unlink2, WifiOff } from 'lucide-react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { Notices } from '../shared/notices';
import { PreferenceButtons } from '../shared/preference-buttons';
import { Breadcrumb } from '../shared/regions/breadcrumb';
import { RoomToasts } from '../shared/room/room-toasts';
import { useRoomActs, useStanceText } from '../shared/room-acts';
import { ClockMode } from '../shared/time/clock-mode';
import { useShownTime } from '../shared/time/use-shown-time';
import { useNow } from '../shared/use-now';
import styles from './field.module.css';

/** A break shorter than that is not worth a word. */
const staleAfterMs = 5_000;

/** Always in sight: the place, the time, whether this tablet is linked and to whom, and what waits to be sent. */
export function LinkBar({ program, waiting, onSearch, onRoom }: { program: Program; waiting: boolean; onSearch(): void; onRoom(): void }) {
  const { t, time, date } = useText();
  const { manifest, link, preferences, simulated } = program;
  const { status, offlineSince, screens } = useStore(link);
  const acts = useRoomActs(program);
  const stance = useStanceText(acts);
  const { clock, shown } = useShownTime(program);
  const { timeZone } = manifest;
  const online = status === 'online';
  return (
    <>
      <header className={styles.bar} data-cover>
        {clock.mode === 'set' && <ClockMode clock={clock} />}
        <time className="tabular" dateTime={new Date(shown).toISOString()}>
          {time(shown, { timeZone })}{clock.mode === 'set' && ` ${date(shown, { timeZone, short: true, year: true })}`}
        </time>
        {simulated && <Badge tone="quiet" icon={<FlaskConical aria-hidden />}>{t('common.simulated')}</Badge>}
        <button type="button" className={styles.link} onClick={onRoom}>
          {online ? (
            <Badge tone={acts.free.length > 0 ? 'warning' : 'accent'} icon={acts.free.length > 0 ? <Unlink2 aria-hidden /> : <Link2 aria-hidden />}>
              {acts.free.length > 0 ? t('link.onYourOwn') : stance}
            </Badge>
          ) : (
            <Badge tone="alarm" icon={<WifiOff aria-hidden />}>
              {offlineSince === null ? t(`link.status.${status}`) : t('link.offlineSince', { time: time(offlineSince, { timeZone }) })}
            </Badge>
          )}
          {program.drawing && <UnsentBadge drawing={program.drawing} />}
          {waiting && <Badge tone="warning" icon={<Send aria-hidden />}>{t('field.waiting')}</Badge>}
          {online && acts.free.length === 0 && <span className={styles.present}>{t('link.screens', { count: screens.length })}</span>}
          <span className={styles.hidden}>{t('rooms.sheet')}</span>
        </button>
        {online && acts.free.length > 0 && <Button look="accent" onClick={acts.reattach}>{t('link.reattach')}</Button>}
        <IconButton look="quiet" label={t('search.label')} onClick={onSearch}><Search /></IconButton>
        <PreferenceButtons preferences={preferences} />
      </header>
      <Breadcrumb program={program} className={styles.path} />
      <div className={styles.notices}><Notices program={program} offline={false} charts /><StalePicture program={program} /><RoomToasts program={program} keys={false} /></div>
    </>
  );
}

function UnsentBadge({ drawing }: { drawing: AnnotationActs }) {
  const { t } = useText();
  const count = useStore(drawing.store, ({ unsent }) => unsent.length);
  return count > 0 && <Badge tone="warning" icon={<PencilLine aria-hidden />}>{t('draw.unsent', { count })}</Badge>;
}

/** While nothing comes from the hub: how old what is seen is, in words that can be read in the sun. */
function StalePicture({ program: { link, manifest } }: { program: Program }) {
  const { t, time, duration } = useText();
  const since = useStore(link, ({ status, offlineSince }) => (status === 'online' ? null : offlineSince));
  const now = useNow(Date.now);
  if (since === null || now - since < staleAfterMs) return null;
  return <Message kind="stale" title={t('field.stale', { duration: duration(now - since) })} remedy={t('field.staleHelp', { time: time(since, { timeZone: manifest.timeZone }) })} />;
}
