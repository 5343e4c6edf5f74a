import { Button, Message, useText } from '@/ui';
import { useStore } from 'zustand';
import type { Program } from '../../program';

const most = 4;

/** Which parts of the opened address could not be used; the rest is shown. */
export function AddressNotice({ program: { keep } }: { program: Program }) {
  const { t } = useText();
  const { problems } = useStore(keep.problems);
  if (problems.length === 0) return null;
  const more = problems.length - most;
  return (
    <Message kind="stale" title={t('keep.address.title')} remedy={t('keep.address.remedy')}>
      <ul>
        {problems.slice(0, most).map(({ why, part, text }) => (
          <li key={`${why} ${part} ${text}`}><code>{text}</code>{` – ${t(`keep.address.${why}`, { part })}`}</li>
        ))}
        {more > 0 && <li>{t('keep.address.more', { count: more })}</li>}
      </ul>
      <Button onClick={() => keep.problems.setState({ problems: [] })}>{t('common.close')}</Button>
    </Message>
  );
}
