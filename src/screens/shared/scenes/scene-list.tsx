import type { DocumentOf, Scene } from '@/model';
import { documentsOf } from '@/state';
import { Button, IconButton, Message, useText } from '@/ui';
import { ArrowDown, ArrowUp, Clapperboard, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { newId } from '../new-id';
import { carry } from '../shows/carry';
import { aspectsIn, inOrder, kept, movedOrder, removeKept, sceneHere, showScene } from './scene-acts';
import { SceneForm } from './scene-form';
import styles from './scenes.module.css';

/** Kept pictures of the room: save what this screen shows, show one, change, order, delete. */
export function SceneList({ program }: { program: Program }) {
  const { t } = useText();
  const { room, documents } = program;
  const scenes = inOrder(useStore(room, (state) => documentsOf(state, 'scene')));
  const [editing, setEditing] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const id = newId();
    if (kept(await documents.put('scene', id, sceneHere(program, t('scenes.unnamed', { number: scenes.length + 1 })), 0))) setEditing(id);
  };
  const change = async (id: string, content: Scene): Promise<void> => {
    if (kept(await documents.put('scene', id, content))) setEditing(null);
  };
  const move = ({ id, content }: DocumentOf<'scene'>, index: number, step: 1 | -1): void => {
    const order = movedOrder(scenes, index, step);
    if (order !== null) void change(id, { ...content, order });
  };
  return (
    <>
      <div className={styles.head}><Button look="accent" onClick={() => void save()}><Clapperboard aria-hidden />{t('scenes.save')}</Button></div>
      {scenes.length === 0 && <Message kind="empty" title={t('scenes.none')} remedy={t('scenes.noneHelp')} />}
      <ul className={styles.list}>
        {scenes.map((scene, index) => {
          const { id, content } = scene;
          const { title, text } = content;
          if (id === editing) return <li key={id}><SceneForm program={program} scene={content} onDone={(next) => void change(id, next)} onCancel={() => setEditing(null)} /></li>;
          return (
            <li key={id} {...carry(() => ({ name: title, sides: false, drop: () => void showScene(program, content) }))}>
              <div className={styles.row}>
                <button type="button" className={styles.name} title={t('scenes.show', { name: title })} onClick={() => void showScene(program, content)}>{title}</button>
                <IconButton look="quiet" label={t('scenes.edit', { name: title })} onClick={() => setEditing(id)}><Pencil /></IconButton>
                <IconButton look="quiet" label={t('bookmarks.up', { name: title })} disabled={index === 0} onClick={() => move(scene, index, -1)}><ArrowUp /></IconButton>
                <IconButton look="quiet" label={t('bookmarks.down', { name: title })} disabled={index === scenes.length - 1} onClick={() => move(scene, index, 1)}><ArrowDown /></IconButton>
                <IconButton look="quiet" label={t('bookmarks.delete', { name: title })} onClick={() => void removeKept<'scene'>(program, scene, title)}><Trash2 /></IconButton>
              </div>
              <span className={styles.note}>{text || aspectsIn(content).map((aspect) => t(`link.aspect.${aspect}`)).join(' · ')}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
