import type { Storyboard } from '@/model';
import { documentsOf } from '@/state';
import { Button, IconButton, useText } from '@/ui';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { inOrder, moved, sceneHere, usualDwell } from './scene-acts';
import styles from './scenes.module.css';

type Step = Storyboard['steps'][number];
const mostSteps = 100;

/** The steps of a storyboard: each a picture with its words and its time. */
export function StoryboardForm({ program, board, onDone, onCancel }: { program: Program; board: Storyboard; onDone: (board: Storyboard) => void; onCancel: () => void }) {
  const { t } = useText();
  const [title, setTitle] = useState(board.title);
  const [steps, setSteps] = useState<readonly Step[]>(board.steps);
  const scenes = inOrder(useStore(program.room, (state) => documentsOf(state, 'scene')));
  const change = (index: number, next: Step): void => setSteps(steps.map((step, i) => (i === index ? next : step)));
  const add = (id: string): void => {
    const scene = scenes.find((each) => each.id === id)?.content ?? sceneHere(program, t('scenes.step', { number: steps.length + 1 }));
    setSteps([...steps, { scene, dwell: usualDwell }]);
  };
  const good = title.trim() !== '' && steps.length > 0 && steps.every(({ scene }) => scene.title.trim());
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (good) onDone({ title: title.trim(), steps: [...steps] });
      }}
    >
      <label>{t('scenes.name')}<input value={title} maxLength={120} onChange={(event) => setTitle(event.currentTarget.value)} /></label>
      <ol className={styles.list}>
        {steps.map((step, index) => {
          const { scene, dwell } = step;
          return (
            // Steps have no name of their own; their place is what is changed.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <div className={styles.row}>
                <input aria-label={t('scenes.step', { number: index + 1 })} value={scene.title} maxLength={120} onChange={(event) => change(index, { ...step, scene: { ...scene, title: event.currentTarget.value } })} />
                <IconButton look="quiet" label={t('bookmarks.up', { name: scene.title })} disabled={index === 0} onClick={() => setSteps(moved(steps, index, -1))}><ArrowUp /></IconButton>
                <IconButton look="quiet" label={t('bookmarks.down', { name: scene.title })} disabled={index === steps.length - 1} onClick={() => setSteps(moved(steps, index, 1))}><ArrowDown /></IconButton>
                <IconButton look="quiet" label={t('bookmarks.delete', { name: scene.title })} disabled={steps.length === 1} onClick={() => setSteps(steps.filter((_, i) => i !== index))}><Trash2 /></IconButton>
              </div>
              <textarea aria-label={t('scenes.text')} placeholder={t('scenes.text')} value={scene.text} maxLength={600} onChange={(event) => change(index, { ...step, scene: { ...scene, text: event.currentTarget.value } })} />
              <label className={styles.short}>
                {t('scenes.dwell')}
                <input
                  type="number" min={2} max={86_400} value={dwell}
                  onChange={(event) => change(index, { ...step, dwell: Math.min(86_400, Math.max(2, event.currentTarget.valueAsNumber || 2)) })}
                />
              </label>
            </li>
          );
        })}
      </ol>
      <div className={styles.head}>
        <select aria-label={t('scenes.addStep')} value="" disabled={steps.length >= mostSteps} onChange={(event) => event.currentTarget.value && add(event.currentTarget.value)}>
          <option value="">{t('scenes.addScene')}</option>
          {scenes.map(({ id, content }) => <option key={id} value={id}>{content.title}</option>)}
        </select>
        <Button disabled={steps.length >= mostSteps} onClick={() => add('')}><Plus aria-hidden />{t('scenes.addHere')}</Button>
      </div>
      <div className={styles.head}>
        <Button type="submit" look="accent" disabled={!good}>{t('scenes.keep')}</Button>
        <Button look="quiet" onClick={onCancel}>{t('common.close')}</Button>
      </div>
    </form>
  );
}
