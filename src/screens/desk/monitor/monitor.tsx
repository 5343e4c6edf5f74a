import { permissions } from '@/model';
import { documentsOf } from '@/state';
import { Button, IconButton, Panel, useRemembered, useText, type Text } from '@/ui';
import { Maximize2, MonitorUp, Undo2, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { screenName } from '../../shared/screen-name';
import { carry, carryStore } from '../../shared/shows/carry';
import { showThisScreen, undoRoom } from '../../shared/shows/show-room';
import { DropZones } from './drop-zones';
import { wallsHere, type WallHere } from './walls-here';
import { WallView } from './wall-view';
import styles from './monitor.module.css';

/** The walls of this room, as long as somebody may direct them from here. */
function useWalls({ room, link }: Program): WallHere[] {
  const documents = useStore(room, (state) => documentsOf(state, 'wall'));
  const screens = useStore(link, (state) => state.screens);
  return useMemo(() => wallsHere(documents, screens), [documents, screens]);
}

function nameOf(text: Text, { name, rows, columns, id }: WallHere, { link }: Program): string {
  if (name !== null) return name;
  if (rows * columns > 1) return text.t('monitor.windows', { rows, columns });
  const alone = link.getState().screens.find(({ screen }) => screen.screenId === id);
  return alone ? screenName(text, alone.screen) : id;
}

/** What the room's walls really show, small in a corner of the desk or large before it. */
export function Monitor({ program, className }: { program: Program; className?: string | undefined }) {
  const text = useText();
  const { t } = text;
  const walls = useWalls(program);
  const [chosen, choose] = useRemembered<string>('desk.wall', '');
  const [large, setLarge] = useState(false);
  const wall = walls.find(({ id }) => id === chosen) ?? walls[0];
  const online = useStore(program.link, ({ status }) => status === 'online');
  useEffect(() => {
    if (!large) return;
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopImmediatePropagation();
      setLarge(false);
    };
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, [large]);
  const carrying = useStore(carryStore, (state) => state.carried !== null);
  const may = permissions[program.identity.role].show;
  useEffect(() => {
    if (!may) return;
    carryStore.setState({ ready: true });
    return () => carryStore.setState({ ready: false });
  }, [may]);
  if (!may) return null;
  const tabs = walls.length > 1 && (
    <div className={styles.tabs} role="tablist" aria-label={t('monitor.choose')}>
      {walls.map((each) => (
        <button key={each.id} type="button" role="tab" aria-selected={each === wall} onClick={() => choose(each.id)}>{nameOf(text, each, program)}</button>
      ))}
    </div>
  );
  const caption = wall && <Caption program={program} />;
  return (
    <>
      <Panel
        title={t('monitor.title')} remember="desk.monitor" needed={carrying && !large} className={className}
        actions={wall && <IconButton look="quiet" label={t('monitor.enlarge')} aria-pressed={large} onClick={() => setLarge(!large)}><Maximize2 /></IconButton>}
      >
        {tabs}
        <div className={styles.target}>
          {wall ? <WallView program={program} wall={wall} size="small" /> : <p className={styles.empty}>{t(online ? 'monitor.none' : 'monitor.offline')}</p>}
          <DropZones />
        </div>
        {caption}
        <Acts program={program} />
      </Panel>
      {large && wall && (
        <section className={styles.large} aria-label={nameOf(text, wall, program)}>
          <header>
            <h2>{nameOf(text, wall, program)}</h2>
            {tabs}
            <IconButton look="quiet" label={t('common.close')} onClick={() => setLarge(false)}><X /></IconButton>
          </header>
          <div className={styles.target}><WallView program={program} wall={wall} size="large" /><DropZones /></div>
          {caption}
        </section>
      )}
    </>
  );
}

/** This screen's own view, to be carried onto the picture or sent by a press, and the way back. */
function Acts({ program }: { program: Program }) {
  const { t } = useText();
  const undoable = useStore(program.link, (state) => state.undoable);
  const online = useStore(program.link, (state) => state.status === 'online');
  const send = (): void => void showThisScreen(program);
  return (
    <div className={styles.acts}>
      <Button disabled={!online} title={t('monitor.thisHelp')} {...carry(() => ({ name: t('monitor.this'), sides: false, drop: send }))} onClick={send}><MonitorUp aria-hidden />{t('monitor.this')} <kbd>V</kbd></Button>
      <Button look="quiet" disabled={!undoable || !online} onClick={() => void undoRoom(program)}><Undo2 aria-hidden />{t('shows.undo')} <kbd>U</kbd></Button>
    </div>
  );
}

/** What the picture of the wall is, and who made it so. */
function Caption({ program: { link } }: { program: Program }) {
  const text = useText();
  const { t } = text;
  const shown = useStore(link, (state) => state.shown);
  const leader = useStore(link, ({ versions, screens }) => screens.find(({ screen }) => screen.screenId === versions.camera.leader)?.screen);
  const self = useStore(link, ({ versions, screenId }) => versions.camera.leader === screenId);
  const title = shown?.caption?.title;
  const by = shown ? t('monitor.shownBy', { name: screenName(text, { name: shown.by.screen }) }) : self ? t('link.youLead') : leader ? t('link.leader', { name: screenName(text, leader) }) : t('link.noLeader');
  return <p className={styles.caption}>{title && <strong>{title}</strong>}<span>{by}</span></p>;
}
