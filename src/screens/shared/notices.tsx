import { Button, Message, useText } from '@/ui';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { AlertBanner } from './alerts/alert-banner';
import { AddressNotice } from './keep/address-notice';
import { ToldMessage } from './keep/told-message';
import { WallCharts } from './charts/wall-charts';
import { noticeText } from './notice-text';
import { RegionNotice } from './regions/region-notice';
import { RoomCaption } from './shows/room-caption';
import styles from './shared.module.css';

/** What is wrong right now, with the way on: the link (unless the screen says so itself), the hub's refusals, the graphics. `charts`: says which ones the wall shows. */
export function Notices({ program, offline = true, charts = false }: { program: Program; offline?: boolean; charts?: boolean }) {
  const { link, status, manifest } = program;
  const text = useText();
  const { t, time } = text;
  const { status: state, notice, offlineSince } = useStore(link);
  const phase = useStore(status, (stage) => stage.phase);
  const problem = useStore(status, (stage) => stage.notice);
  const failedTiles = useStore(status, (stage) => stage.tilesFailed);
  const said = notice && noticeText(text, notice);
  const graphics = problem && noticeText(text, problem);
  return (
    <div className={styles.notices}>
      <AlertBanner program={program} />
      <RoomCaption program={program} />
      {charts && <WallCharts program={program} />}
      <ToldMessage />
      <AddressNotice program={program} />
      <RegionNotice regions={program.regions} />
      {offline && state === 'offline' && offlineSince !== null && (
        <Message kind="offline" title={t('link.offlineSince', { time: time(offlineSince, { timeZone: manifest.timeZone, seconds: true }) })} remedy={t('link.offlineHelp')} />
      )}
      {state === 'refused' && (
        <Message kind="denied" title={said?.title ?? t('link.status.refused')} remedy={said?.remedy}>
          <Button onClick={() => location.reload()}>{t('common.reload')}</Button>
        </Message>
      )}
      {state === 'online' && said && (
        <Message kind="info" title={said.title} remedy={said.remedy}>
          <Button onClick={() => link.setState({ notice: null })}>{t('common.close')}</Button>
        </Message>
      )}
      {phase === 'lost' && <Message kind="loading" title={t('problem.stageLost.title')} remedy={t('problem.stageLost.remedy')} />}
      {(phase === 'failed' || phase === 'lost') && graphics && <Message kind="error" title={graphics.title} remedy={graphics.remedy} />}
      {phase === 'ready' && failedTiles > 0 && (
        <Message kind="stale" title={t('problem.tilesFailed.title', { count: failedTiles })} remedy={t('problem.tilesFailed.remedy')} />
      )}
      {(phase === 'ready' || phase === 'loading') && failedTiles === 0 && graphics && <Message kind="stale" title={graphics.title} remedy={graphics.remedy} />}
    </div>
  );
}
