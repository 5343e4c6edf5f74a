import { annotationColours } from '@/model';
import { documentOf, type DrawingStore, type PreferenceStore, type RoomStore } from '@/state';
import { Badge, Button, Facts, Message, screenNameText, useText } from '@/ui';
import { Pin, Timer, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { PanelHead } from '../panel-head';

import { useSecond } from '../use-second';
import type { AnnotationActs } from './acts';
import { annotationMarks, cssInk } from './inks';
import styles from './panel.module.css';
import { PhotoView } from './photo-view';

interface AnnotationPanelProps {
  id: string;
  room: RoomStore;
  drawing: DrawingStore;
  preferences: PreferenceStore;
  /** Null on a screen without hands. */
  acts: AnnotationActs | null;
  photo(path: string): Promise<Blob>;
  /** IANA zone of the city. */
  timeZone: string;
  sharedNow(): number;
}

/** So long a drawing stays that was told to fade, milliseconds. */
const fadeMs = 30_000;

/** Who drew it, when and what for; kept or fading, and away with a way back. */
export function AnnotationPanel({ id, room, drawing, preferences, acts, photo, timeZone, sharedNow }: AnnotationPanelProps) {
  const text = useText();
  const { t } = text;
  const document = useStore(room, (state) => documentOf(state, 'annotation', id));
  const loaded = useStore(room, (state) => state.loaded);
  const waiting = useStore(drawing, (state) => state.unsent.some((one) => one.id === id));
  const refused = useStore(drawing, (state) => state.refused);
  const theme = useStore(preferences, (state) => state.theme);
  const now = useSecond(sharedNow);
  const [written, setWritten] = useState<string | null>(null);
  if (!document) {
    if (waiting) return <Message kind="offline" title={t('draw.waiting')} remedy={t('draw.waitingHelp')} />;
    return (
      <Message kind={loaded ? 'empty' : 'loading'} title={t(loaded ? 'draw.gone' : 'draw.loading')}>
        {loaded && acts && <UndoButton acts={acts} />}
      </Message>
    );
  }
  const { content, by, at } = document;
  const mine = acts?.mayChange(document) ? acts : null;
  const said = content.text || t(`draw.kind.${content.kind}`);
  return (
    <>
      <PanelHead
        title={said} {...(content.text ? { subtitle: t(`draw.kind.${content.kind}`) } : {})}
        mark={{ colour: cssInk(theme, content.colour), ink: theme === 'night' ? '#0c1320' : '#ffffff', symbol: annotationMarks[content.colour] }}
      >
        <Badge>{t(`draw.colour.${content.colour}`)}</Badge>
        {content.fadesAt !== null && <Badge tone="warning" icon={<Timer aria-hidden />}>{t('draw.fadesIn', { seconds: Math.max(0, Math.ceil((content.fadesAt - now) / 1_000)) })}</Badge>}
      </PanelHead>
      {content.photo && <PhotoView path={content.photo} load={photo} label={said} />}
      <Facts
        rows={[
          [t('draw.by'), screenNameText(text, by.screen)],
          [t('draw.at'), `${text.date(at, { timeZone, short: true })} ${text.time(at, { timeZone })}`],
        ]}
      />
      {mine && (
        <>
          <label className={styles.label}>
            {t('draw.text')}
            <textarea
              className={styles.text} rows={2} maxLength={280} value={written ?? content.text} onChange={({ target }) => setWritten(target.value)}
              onBlur={() => {
                if (written !== null && written.trim() !== content.text) mine.change(id, { text: written.trim() });
                setWritten(null);
              }}
            />
          </label>
          <div className={styles.acts} role="radiogroup" aria-label={t('draw.meaning')}>
            {annotationColours.map((colour) => (
              <Button
                key={colour} role="radio" aria-checked={colour === content.colour} title={t(`draw.colour.${colour}`)} aria-label={t(`draw.colour.${colour}`)}
                look={colour === content.colour ? 'accent' : 'plain'} onClick={() => mine.change(id, { colour })}
              >
                {annotationMarks[colour]}
              </Button>
            ))}
          </div>
          <div className={styles.acts}>
            {content.fadesAt === null
              ? <Button onClick={() => mine.change(id, { fadesAt: sharedNow() + fadeMs })}><Timer aria-hidden /> {t('draw.letFade')}</Button>
              : <Button onClick={() => mine.change(id, { fadesAt: null })}><Pin aria-hidden /> {t('draw.keepIt')}</Button>}
            <Button onClick={() => mine.remove([id])}><Trash2 aria-hidden /> {t('draw.delete')}</Button>
          </div>
          {refused && <Message kind="error" title={t('draw.refused')} remedy={`${refused.message} ${refused.remedy}`} />}
        </>
      )}
    </>
  );
}

function UndoButton({ acts }: { acts: AnnotationActs }) {
  const { t } = useText();
  const undoable = useStore(acts.store, (state) => state.undoable);
  return undoable > 0 && <Button onClick={acts.undo}><Undo2 aria-hidden /> {t('draw.undo')}</Button>;
}
