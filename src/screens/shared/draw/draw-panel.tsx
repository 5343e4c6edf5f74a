import { annotationMarks, cssInk, type AnnotationActs } from '@/layers';
import { annotationColours } from '@/model';
import { documentsOf, drawingTools, type DrawingTool } from '@/state';
import { Button, Message, useText } from '@/ui';
import { Check, Eraser, Flag, MousePointerClick, MoveUpRight, PenLine, Spline, Trash2, Undo2, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import styles from './draw-panel.module.css';
import { PhotoButton } from './photo-button';
import { annotationOf, closeCordon } from './tools';

const icons: Record<DrawingTool, LucideIcon> = { point: MousePointerClick, ink: PenLine, arrow: MoveUpRight, cordon: Spline, note: Flag, erase: Eraser };

/** The tools, what they say, and ways back. While it is there, pointers on the city draw. `touch`: for fingers, with the camera elsewhere. */
export default function DrawPanel({ program, drawing, touch }: { program: Program; drawing: AnnotationActs; touch: boolean }) {
  const { t } = useText();
  const { store } = drawing;
  const { tool, colour, keep, draft, undoable, refused } = useStore(store);
  const theme = useStore(program.preferences, (state) => state.theme);
  const own = useStore(program.room, (state) => documentsOf(state, 'annotation')).filter(drawing.isOwn);
  if (tool === null) return null;
  const tools = drawingTools.filter((one) => one !== 'point' || program.pointing);
  return (
    <div className={styles.panel}>
      <div className={styles.tools} role="radiogroup" aria-label={t('draw.title')}>
        {tools.map((one) => {
          const Icon = icons[one];
          return (
            <Button key={one} role="radio" aria-checked={one === tool} look={one === tool ? 'accent' : 'plain'} onClick={() => store.setState({ tool: one, draft: null })}>
              <Icon aria-hidden /> {t(`draw.tool.${one}`)}
            </Button>
          );
        })}
      </div>
      <p className={styles.hint}>{t(`draw.hint.${tool}`)} {touch && t('draw.fingers')}</p>
      {draft?.kind === 'note' && <NoteForm program={program} drawing={drawing} />}
      {draft?.kind === 'cordon' && draft.points.length > 2 && <Button look="accent" onClick={() => closeCordon(program)}><Check aria-hidden /> {t('draw.close')}</Button>}
      <div className={styles.colours} role="radiogroup" aria-label={t('draw.meaning')}>
        {annotationColours.map((one) => (
          <Button
            key={one} role="radio" aria-checked={one === colour} aria-label={t(`draw.colour.${one}`)} title={t(`draw.colour.${one}`)}
            style={{ color: cssInk(theme, one) }} onClick={() => store.setState({ colour: one })}
          >
            {annotationMarks[one]}
          </Button>
        ))}
      </div>
      <div className={styles.row}>
        <label className={styles.keep} title={t('draw.keepHelp')}>
          <input type="checkbox" checked={keep} onChange={({ target }) => store.setState({ keep: target.checked })} /> {t('draw.keep')}
        </label>
        <Button onClick={drawing.undo} disabled={undoable === 0}><Undo2 aria-hidden /> {t('draw.undo')}</Button>
        {!touch && <PhotoButton program={program} drawing={drawing} />}
      </div>
      {own.length > 0 && (
        <Button title={t('draw.clearCount', { count: own.length })} onClick={() => drawing.remove(own.map(({ id }) => id))}><Trash2 aria-hidden /> {t('draw.clear')}</Button>
      )}
      {refused && <Message kind="error" title={t('draw.refused')} remedy={`${refused.message} ${refused.remedy}`} />}
      <Unsent drawing={drawing} />
    </div>
  );
}

function NoteForm({ program, drawing }: { program: Program; drawing: AnnotationActs }) {
  const { t } = useText();
  const [text, setText] = useState('');
  const put = (): void => {
    const { draft } = drawing.store.getState();
    if (text.trim() === '' || !draft) return;
    drawing.add(annotationOf(drawing.store.getState(), program.sharedNow(), { ...draft, text: text.trim() }));
    drawing.store.setState({ draft: null });
  };
  return (
    <form
      className={styles.row} onSubmit={(event) => {
        event.preventDefault();
        put();
      }}
    >
      <input className={styles.note} ref={(input) => input?.focus()} maxLength={280} value={text} placeholder={t('draw.noteText')} aria-label={t('draw.noteText')} onChange={({ target }) => setText(target.value)} />
      <Button type="submit" look="accent" disabled={text.trim() === ''}><Check aria-hidden /> {t('draw.notePlace')}</Button>
    </form>
  );
}

/** What is drawn here and not yet everybody's. */
function Unsent({ drawing: { store } }: { drawing: AnnotationActs }) {
  const { t } = useText();
  const { unsent, outboxKept } = useStore(store);
  if (unsent.length === 0) return null;
  return <Message kind="offline" title={t('draw.unsent', { count: unsent.length })} remedy={t(outboxKept ? 'draw.unsentKept' : 'draw.unsentOpen')} />;
}
