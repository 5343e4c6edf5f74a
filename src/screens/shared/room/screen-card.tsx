import { Button, IconButton, useText } from '@/ui';
import { ArrowRightLeft, Eye, Link2, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { PresenceStore } from '@/state';
import type { Program } from '../../program';
import { screenName } from '../screen-name';
import { useEscape } from '../use-escape';
import { givable, handOver } from './control';
import styles from './room.module.css';

/** CSS pixels beside the hand, and that the card needs to the window's edge. */
const beside = 12;
const space = { x: 300, y: 190 };

/** What can be done about a screen that a hand has chosen on the map. */
export function ScreenCard({ program }: { program: Program }) {
  return program.presence && <ChosenScreen program={program} presence={program.presence} />;
}

/** Escape closes the card, as long as it is there. */
function Leaving({ close }: { close: () => void }) {
  useEscape(close);
  return null;
}

function ChosenScreen({ program, presence }: { program: Program; presence: PresenceStore }) {
  const text = useText();
  const { t } = text;
  const { link, vitals, camera, setRole } = program;
  const close = (): void => presence.setState({ chosen: null });
  const chosen = useStore(presence, (state) => state.chosen);
  const { screens, roles: own } = useStore(link);
  const known = useStore(vitals, (state) => (chosen ? state.vitals.get(chosen.screenId) : undefined));
  const there = chosen && screens.find(({ screen }) => screen.screenId === chosen.screenId);
  if (!chosen || !there) return null;
  const name = screenName(text, there.screen);
  const given = givable(program, there);
  const then = (act: () => unknown) => (): void => {
    close();
    void act();
  };
  return (
    <section
      className={styles.card} aria-label={name}
      style={{ left: Math.max(8, Math.min(chosen.x + beside, innerWidth - space.x)), top: Math.max(8, Math.min(chosen.y + beside, innerHeight - space.y)) }}
    >
      <Leaving close={close} />
      <header>
        <h3>{name}</h3>
        <IconButton look="quiet" label={t('common.close')} onClick={close}><X /></IconButton>
      </header>
      {known && <Button look="accent" onClick={then(() => camera.fly(known.vitals.view))}><Eye aria-hidden />{t('rooms.lookFromHere')}</Button>}
      {there.roles.camera === 'lead' && own.camera !== 'follow' && <Button onClick={then(() => setRole('camera', 'follow'))}><Link2 aria-hidden />{t('rooms.followCamera')}</Button>}
      {given.length > 0 && <Button onClick={then(() => handOver(program, { screenId: there.screen.screenId, name }, given))}><ArrowRightLeft aria-hidden />{t('rooms.accept')}</Button>}
    </section>
  );
}
