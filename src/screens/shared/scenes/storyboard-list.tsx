import type { Storyboard } from '@/model';
import { documentOf, documentsOf } from '@/state';
import { Button, IconButton, Message, useText } from '@/ui';
import { ListVideo, Pause, Pencil, Play, SkipBack, SkipForward, Square, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { newId } from '../new-id';
import type { Player } from './player';
import { kept, removeKept, sceneHere, usualDwell } from './scene-acts';
import styles from './scenes.module.css';
import { StoryboardForm } from './storyboard-form';

/** Storyboards: make one, tell it to the room step by step or by itself. */
export function StoryboardList({ program, player }: { program: Program; player: Player }) {
  const { t, number } = useText();
  const { room, documents } = program;
  const boards = useStore(room, (state) => documentsOf(state, 'storyboard'));
  const { board: on } = useStore(player.store);
  const [editing, setEditing] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    const id = newId();
    const steps = [{ scene: sceneHere(program, t('scenes.step', { number: 1 })), dwell: usualDwell }];
    if (kept(await documents.put('storyboard', id, { title: t('scenes.unnamedBoard', { number: boards.length + 1 }), steps }, 0))) setEditing(id);
  };
  const change = async (id: string, content: Storyboard): Promise<void> => {
    if (kept(await documents.put('storyboard', id, content))) setEditing(null);
  };
  return (
    <>
      <div className={styles.head}><Button look="accent" onClick={() => void make()}><ListVideo aria-hidden />{t('scenes.newBoard')}</Button></div>
      {boards.length === 0 && <Message kind="empty" title={t('scenes.noBoards')} remedy={t('scenes.noBoardsHelp')} />}
      <ul className={styles.list}>
        {boards.map((board) => {
          const { id, content } = board;
          if (id === editing) return <li key={id}><StoryboardForm program={program} board={content} onDone={(next) => void change(id, next)} onCancel={() => setEditing(null)} /></li>;
          const seconds = content.steps.reduce((sum, { dwell }) => sum + dwell, 0);
          return (
            <li key={id} data-on={id === on}>
              <div className={styles.row}>
                <button type="button" className={styles.name} onClick={() => player.start(id, 0, false)} title={t('scenes.show', { name: content.title })}>{content.title}</button>
                <IconButton look="quiet" label={t('scenes.play', { name: content.title })} onClick={() => player.start(id, 0, true)}><Play /></IconButton>
                <IconButton look="quiet" label={t('scenes.edit', { name: content.title })} onClick={() => setEditing(id)}><Pencil /></IconButton>
                <IconButton look="quiet" label={t('bookmarks.delete', { name: content.title })} onClick={() => void removeKept<'storyboard'>(program, board, content.title)}><Trash2 /></IconButton>
              </div>
              <span className={styles.note}>{t('scenes.steps', { count: content.steps.length })} · {number(seconds, { style: 'unit', unit: 'second' })}</span>
              {id === on && <Transport program={program} player={player} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Transport({ program: { room }, player }: { program: Program; player: Player }) {
  const { t } = useText();
  const { board, index, playing } = useStore(player.store);
  const steps = useStore(room, (state) => (board === null ? null : documentOf(state, 'storyboard', board)?.content.steps)) ?? [];
  return (
    <div className={styles.now}>
      <IconButton look="quiet" label={t('scenes.previous')} disabled={index === 0} onClick={() => player.step(-1)}><SkipBack /></IconButton>
      <IconButton look="quiet" label={t(playing ? 'scenes.pause' : 'scenes.goOn')} onClick={player.togglePlaying}>{playing ? <Pause /> : <Play />}</IconButton>
      <IconButton look="quiet" label={t('scenes.next')} disabled={index + 1 >= steps.length} onClick={() => player.step(1)}><SkipForward /></IconButton>
      <span>{index + 1} / {steps.length} · {steps[index]?.scene.title}</span>
      <IconButton look="quiet" label={t('scenes.stop')} onClick={player.stop}><Square /></IconButton>
    </div>
  );
}
