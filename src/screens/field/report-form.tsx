import { CategoryMark } from '@/layers';
import { permissions, requestCategories } from '@/model';
import type { Refusal } from '@/protocol';
import { deviceStorage, type Notice } from '@/state';
import { Button, classes, Message, useText } from '@/ui';
import { Send } from 'lucide-react';
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { mapCentre } from '../shared/map-centre';
import { emptyDraft, keepDraft, missingIn, withCommand, type Missing, type ReportDraft } from './report-draft';
import styles from './field.module.css';

interface ReportFormProps {
  program: Program;
  draft: ReportDraft;
  onDraft: (draft: ReportDraft) => void;
  onSent: (requestId: string) => void;
}

type Trouble = { kind: Missing | 'ground' } | { kind: 'refused'; notice: Notice };

const retryable = ({ code }: Refusal): boolean => code === 'unavailable';

/** Reports a problem at the cross in the middle of the map. What was written stays on the device until the hub has it. */
export function ReportForm({ program, draft, onDraft, onSent }: ReportFormProps) {
  const { t } = useText();
  const textId = useId();
  const { link, report, sharedNow, identity } = program;
  const online = useStore(link, (state) => state.status === 'online');
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  if (!permissions[identity.role].report) return <Message kind="denied" title={t('field.notAllowed')} />;

  const keep = (next: ReportDraft): void => {
    keepDraft(deviceStorage, next);
    onDraft(next);
  };
  const edit = (part: Partial<ReportDraft>): void => {
    setTrouble(null);
    keep({ ...draft, ...part });
  };
  const send = async (): Promise<void> => {
    const missing = missingIn(draft);
    if (missing) return setTrouble({ kind: missing });
    const place = mapCentre(program);
    if (!draft.pending && !place) return setTrouble({ kind: 'ground' });
    const ready = withCommand(draft, place ?? { longitude: 0, latitude: 0 }, sharedNow());
    setTrouble(null);
    keep(ready);
    if (!online) return;
    setSending(true);
    const answer = await report(ready.pending);
    setSending(false);
    if (answer.ok) {
      keep(emptyDraft);
      onSent(answer.value.requestId);
    } else if (!retryable(answer.refusal)) {
      keep({ ...ready, pending: null });
      setTrouble({ kind: 'refused', notice: answer.refusal });
    }
  };

  if (draft.pending) {
    return (
      <div className={styles.form}>
        <Message kind={sending ? 'loading' : 'offline'} title={t(sending ? 'field.sending' : 'field.notSent')} remedy={t(online ? 'field.keep' : 'field.notSentHelp')}>
          <Button look="accent" disabled={sending || !online} onClick={() => void send()}>{t('common.retry')}</Button>
          <Button disabled={sending} onClick={() => keep(emptyDraft)}>{t('field.discard')}</Button>
        </Message>
        <blockquote className={styles.quote}>
          <CategoryMark category={draft.pending.category} />
          <span>{t(`term.category.${draft.pending.category}`)} · {draft.pending.description}</span>
        </blockquote>
      </div>
    );
  }
  return (
    <form
      className={styles.form} onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className={styles.place}>{t('field.reportPlace')}</p>
      <fieldset className={styles.categories}>
        <legend>{t('field.reportCategory')}</legend>
        {requestCategories.map((category) => (
          <button
            key={category} type="button" aria-pressed={draft.category === category}
            className={classes(styles.category, draft.category === category && styles.chosen)} onClick={() => edit({ category })}
          >
            <CategoryMark category={category} />
            {t(`term.category.${category}`)}
          </button>
        ))}
      </fieldset>
      <label htmlFor={textId}>{t('field.reportText')}</label>
      <textarea
        id={textId} rows={3} maxLength={2_000} value={draft.description} placeholder={t('field.reportTextHint')}
        onChange={({ target }) => edit({ description: target.value })}
      />
      {trouble?.kind === 'category' && <Message kind="info" title={t('field.needCategory')} />}
      {trouble?.kind === 'text' && <Message kind="info" title={t('field.needText')} />}
      {trouble?.kind === 'ground' && <Message kind="info" title={t('field.noGround')} />}
      {trouble?.kind === 'refused' && <Message kind="error" title={t('field.refused')} remedy={`${trouble.notice.message} ${trouble.notice.remedy}`} />}
      <Button type="submit" look="accent" className={styles.send}><Send aria-hidden />{t('field.send')}</Button>
    </form>
  );
}
