import { severities, type Playlist, type Severity } from '@/model';
import { documentsOf } from '@/state';
import { Button, IconButton, Message, useText } from '@/ui';
import { ArrowDown, ArrowUp, Play, Square } from 'lucide-react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { kept, moved } from './scene-acts';
import styles from './scenes.module.css';

/** A room has one list for duty. */
const dutyId = 'duty';
const usualInterrupt = { severity: 'severe', dwell: 30 } as const;

/** What the hub shows by itself: which storyboards, in what order, and what may interrupt them. */
export function PlaylistForm({ program }: { program: Program }) {
  const { t } = useText();
  const { room, documents } = program;
  const boards = useStore(room, (state) => documentsOf(state, 'storyboard'));
  const playlists = useStore(room, (state) => documentsOf(state, 'playlist'));
  const held = playlists.find(({ id }) => id === dutyId)?.content;
  if (boards.length === 0) return <Message kind="empty" title={t('scenes.noBoards')} remedy={t('scenes.playlistNeeds')} />;
  const list: Playlist = held ?? { title: t('scenes.playlist'), storyboards: boards.map(({ id }) => id), running: false, interrupt: usualInterrupt };
  const there = list.storyboards.filter((id) => boards.some((board) => board.id === id));
  const put = (part: Partial<Playlist>): void => void documents.put('playlist', dutyId, { ...list, storyboards: there, ...part }).then(kept);
  const { interrupt, running } = list;
  const listed = [...there.map((id) => boards.find((board) => board.id === id)!), ...boards.filter(({ id }) => !there.includes(id))];
  return (
    <div className={styles.form}>
      <div className={styles.head}>
        {running
          ? <Button onClick={() => put({ running: false })}><Square aria-hidden />{t('scenes.playlistStop')}</Button>
          : <Button look="accent" disabled={there.length === 0} onClick={() => put({ running: true })}><Play aria-hidden />{t('scenes.playlistStart')}</Button>}
      </div>
      <p className={styles.note}>{t(running ? 'scenes.playlistRuns' : 'scenes.playlistHelp')}</p>
      <ul className={styles.list}>
        {listed.map(({ id, content }) => {
          const index = there.indexOf(id);
          const only = index >= 0 && there.length === 1;
          return (
            <li key={id}>
              <div className={styles.row}>
                <label className={`${styles.check} ${styles.name}`}>
                  <input type="checkbox" checked={index >= 0} disabled={only} onChange={(event) => put({ storyboards: event.currentTarget.checked ? [...there, id] : there.filter((each) => each !== id) })} />
                  {content.title}
                </label>
                <IconButton look="quiet" label={t('bookmarks.up', { name: content.title })} disabled={index <= 0} onClick={() => put({ storyboards: moved(there, index, -1) })}><ArrowUp /></IconButton>
                <IconButton look="quiet" label={t('bookmarks.down', { name: content.title })} disabled={index < 0 || index === there.length - 1} onClick={() => put({ storyboards: moved(there, index, 1) })}><ArrowDown /></IconButton>
              </div>
            </li>
          );
        })}
      </ul>
      <div className={styles.pair}>
        <label>
          {t('scenes.interrupt')}
          <select
            value={interrupt?.severity ?? ''}
            onChange={(event) => {
              const severity = event.currentTarget.value as Severity | '';
              put({ interrupt: severity === '' ? null : { ...usualInterrupt, ...interrupt, severity } });
            }}
          >
            <option value="">{t('scenes.interruptNever')}</option>
            {severities.map((severity) => <option key={severity} value={severity}>{t('scenes.interruptFrom', { severity: t(`alerts.severity.${severity}`) })}</option>)}
          </select>
        </label>
        {interrupt && (
          <label className={styles.short}>
            {t('scenes.dwell')}
            <input
              key={interrupt.dwell} type="number" min={5} max={600} defaultValue={interrupt.dwell}
              onBlur={(event) => {
                const dwell = Math.min(600, Math.max(5, event.currentTarget.valueAsNumber || usualInterrupt.dwell));
                if (dwell !== interrupt.dwell) put({ interrupt: { ...interrupt, dwell } });
              }}
            />
          </label>
        )}
      </div>
    </div>
  );
}
