import { Button, Message, useText } from '@/ui';
import type { Program } from '../program';
import { useRoomActs } from '../shared/room-acts';
import { mayLeadSomething } from '../shared/room/control';
import { RoomButtons } from '../shared/room/room-buttons';
import { ScreenList } from '../shared/room/screen-list';
import { ShowButtons } from '../shared/shows/show-buttons';
import styles from './field.module.css';

/** The room on a tablet: what can be asked of it within the thumb's reach, then who is there. */
export function RoomSheet({ program }: { program: Program }) {
  const { t } = useText();
  const acts = useRoomActs(program);
  return (
    <>
      {!mayLeadSomething(program) && <Message kind="info" title={t('rooms.onlooker')} remedy={t('rooms.onlookerHelp')} />}
      <div className={styles.roomActs}>
        <Button aria-pressed={acts.stance === 'follow'} onClick={() => acts.setAll('follow')}>{t('link.followAll')}</Button>
        <Button aria-pressed={acts.stance === 'free'} onClick={() => acts.setAll('free')}>{t('link.freeAll')}</Button>
        {acts.leader === null && acts.mayLead('camera') && <Button aria-pressed={acts.stance === 'lead'} onClick={() => acts.setAll('lead')}>{t('link.leadAll')}</Button>}
      </div>
      <ShowButtons program={program} keys={false} />
      <RoomButtons program={program} keys={false} />
      <ScreenList program={program} />
    </>
  );
}
