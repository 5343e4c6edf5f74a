import { aspects, type Aspect, type Scene } from '@/model';
import { Button, useText } from '@/ui';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { Program } from '../../program';
import { valuesHere } from '../shows/shown-values';
import { aspectsIn, only } from './scene-acts';
import styles from './scenes.module.css';

/** Words, values and way of a scene; it is kept when the person says so. */
export function SceneForm({ program, scene, onDone, onCancel }: { program: Program; scene: Scene; onDone: (scene: Scene) => void; onCancel: () => void }) {
  const { t } = useText();
  const [draft, setDraft] = useState(scene);
  const [chosen, setChosen] = useState<readonly Aspect[]>(aspectsIn(scene));
  /** Values of this scene, and those of this screen for what it has not had so far. */
  const values = only({ ...valuesHere(program), ...draft.values }, chosen);
  const edit = (part: Partial<Scene>): void => setDraft({ ...draft, ...part });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.title.trim() && chosen.length > 0) onDone({ ...draft, title: draft.title.trim(), values });
      }}
    >
      <label>{t('scenes.name')}<input value={draft.title} maxLength={120} onChange={(event) => edit({ title: event.currentTarget.value })} /></label>
      <label>{t('scenes.text')}<textarea value={draft.text} maxLength={600} onChange={(event) => edit({ text: event.currentTarget.value })} /></label>
      <fieldset className={styles.checks} aria-label={t('scenes.what')}>
        {aspects.map((aspect) => (
          <label key={aspect} className={styles.check}>
            <input
              type="checkbox" checked={chosen.includes(aspect)}
              onChange={(event) => setChosen(event.currentTarget.checked ? [...chosen, aspect] : chosen.filter((each) => each !== aspect))}
            />
            {t(`link.aspect.${aspect}`)}
          </label>
        ))}
      </fieldset>
      <label className={styles.short}>
        {t('scenes.transition')}
        <input
          type="number" min={0} max={30} step={0.5} value={draft.transition}
          onChange={(event) => edit({ transition: Math.min(30, Math.max(0, event.currentTarget.valueAsNumber || 0)) })}
        />
      </label>
      <div className={styles.head}>
        <Button onClick={() => edit({ values: valuesHere(program) })}><RefreshCw aria-hidden />{t('scenes.retake')}</Button>
        <Button type="submit" look="accent" disabled={!draft.title.trim() || chosen.length === 0}>{t('scenes.keep')}</Button>
        <Button look="quiet" onClick={onCancel}>{t('common.close')}</Button>
      </div>
    </form>
  );
}
