import { aspects, linkRoles } from '@/model';
import { Button, Message, Panel, useText } from '@/ui';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { CoupledWindows } from './coupling';
import { InviteButton } from './invite/door';
import { mayLeadSomething } from '../shared/room/control';
import { RoomButtons } from '../shared/room/room-buttons';
import { ScreenList } from '../shared/room/screen-list';
import type { RoomActs } from '../shared/room-acts';
import { ShowButtons } from '../shared/shows/show-buttons';
import { screenName } from '../shared/screen-name';
import styles from './desk.module.css';

/** Who is in the room, and what this screen shares with them. */
export function RoomPanel({ program, acts }: { program: Program; acts: RoomActs }) {
  const { t } = useText();
  const { link } = program;
  const clock = useStore(link, (state) => state.clock);
  return (
    <Panel title={t('link.title')} remember="desk.room" openAtFirst={false} className={styles.room}>
      <Roles program={program} acts={acts} />
      {!mayLeadSomething(program) && <Message kind="info" title={t('rooms.onlooker')} remedy={t('rooms.onlookerHelp')} />}
      <div className={styles.roomActs}>
        {mayLeadSomething(program) && <Button onClick={() => acts.setAll('lead')}>{t('link.leadAll')}</Button>}
        <Button onClick={() => acts.setAll('follow')}>{t('link.followAll')}</Button>
      </div>
      <ShowButtons program={program} keys />
      <RoomButtons program={program} keys />
      <ScreenList program={program} />
      {program.coupling && <CoupledWindows coupling={program.coupling} />}
      <InviteButton program={program} />
      <p className={styles.clockError}>
        {clock ? t('link.clock', { error: clock.errorMs < 1 ? '1' : clock.errorMs.toFixed(0) }) : t('link.clockUnknown')}
      </p>
    </Panel>
  );
}

function Roles({ program: { link, setRole }, acts }: { program: Program; acts: RoomActs }) {
  const text = useText();
  const { t } = text;
  const { roles, versions, screens, screenId } = useStore(link);
  const leaderName = (id: string | null): string => {
    if (id === null) return t('link.noLeader');
    if (id === screenId) return t('link.youLead');
    const leader = screens.find(({ screen }) => screen.screenId === id);
    return t('link.leader', { name: leader ? screenName(text, leader.screen) : t('common.unknown') });
  };
  return (
    <ul className={styles.roles}>
      {aspects.map((aspect) => (
        <li key={aspect}>
          <div>
            <div className={styles.aspect}>{t(`link.aspect.${aspect}`)}</div>
            <div className={styles.leader}>{leaderName(versions[aspect].leader)}</div>
          </div>
          <fieldset className={styles.segments} aria-label={t(`link.aspect.${aspect}`)}>
            {linkRoles.map((role) => (
              <button
                key={role} type="button" aria-pressed={roles[aspect] === role} title={t(`link.roleHelp.${role === 'lead' && !acts.mayLead(aspect) ? 'mayNot' : role}`)}
                disabled={role === 'lead' && !acts.mayLead(aspect)} onClick={() => void setRole(aspect, role)}
              >
                {t(`link.role.${role}`)}
              </button>
            ))}
          </fieldset>
        </li>
      ))}
    </ul>
  );
}
