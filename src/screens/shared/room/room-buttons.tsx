import { Button, useText } from '@/ui';
import { Hand, Magnet } from 'lucide-react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { askControl, gather, mayCommand, mayLeadSomething } from './control';
import styles from './room.module.css';

/** Bring everyone here, and ask for what another leads; each only for those who may. */
export function RoomButtons({ program, keys }: { program: Program; keys: boolean }) {
  const { t } = useText();
  const online = useStore(program.link, (state) => state.status === 'online');
  const waiting = useStore(program.told, (state) => state.waitingFor.length > 0);
  return (
    <div className={styles.buttons}>
      {mayCommand(program) && (
        <Button disabled={!online} title={t('rooms.gatherHelp')} onClick={() => void gather(program)}><Magnet aria-hidden />{t('rooms.gather')}{keys && <kbd>G</kbd>}</Button>
      )}
      {mayLeadSomething(program) && (
        <Button disabled={!online || waiting} title={t('rooms.askHelp')} onClick={() => void askControl(program)}><Hand aria-hidden />{t('rooms.ask')}{keys && <kbd>C</kbd>}</Button>
      )}
    </div>
  );
}
