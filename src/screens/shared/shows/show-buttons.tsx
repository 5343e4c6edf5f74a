import { Button, IconButton, useText } from '@/ui';
import { MonitorUp, Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { ShownValues } from '@/model';
import type { Program } from '../../program';
import { mayShow, showRoom, showThisScreen, undoRoom } from './show-room';
import styles from './shows.module.css';

/** Shows this screen to the room once, and takes the room's last picture back; nothing for whom the room is not to be shown anything by. */
export function ShowButtons({ program, keys }: { program: Program; keys: boolean }) {
  const { t } = useText();
  const undoable = useStore(program.link, (state) => state.undoable);
  const online = useStore(program.link, (state) => state.status === 'online');
  if (!mayShow(program)) return null;
  return (
    <div className={styles.buttons}>
      <Button look="accent" disabled={!online} onClick={() => void showThisScreen(program)}><MonitorUp aria-hidden />{t('shows.send')}{keys && <kbd>V</kbd>}</Button>
      <Button disabled={!undoable || !online} onClick={() => void undoRoom(program)}><Undo2 aria-hidden />{t('shows.undoRoom')}{keys && <kbd>U</kbd>}</Button>
    </div>
  );
}

/** The same as one symbol, for a hand that holds the tablet. */
export function ShowHere({ program }: { program: Program }) {
  const { t } = useText();
  if (!mayShow(program)) return null;
  return <IconButton look="quiet" label={t('shows.send')} onClick={() => void showThisScreen(program)}><MonitorUp /></IconButton>;
}

/** A small act beside a thing: shows it to the room. */
export function ShowThing({ program, name, values }: { program: Program; name: string; values(): ShownValues }) {
  const { t } = useText();
  if (!mayShow(program)) return null;
  return <IconButton look="quiet" label={t('shows.thing', { name })} onClick={() => void showRoom(program, values())}><MonitorUp /></IconButton>;
}
