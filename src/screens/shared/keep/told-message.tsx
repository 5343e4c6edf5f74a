import { Button, Message, useText } from '@/ui';
import { useStore } from 'zustand';
import { tell, toldStore } from './told';

/** The answer to what a person just did. */
export function ToldMessage() {
  const { t } = useText();
  const { told } = useStore(toldStore);
  if (!told) return null;
  const { kind, title, remedy, values, act } = told;
  const run = (): void => {
    tell(null);
    act?.run();
  };
  return (
    <Message kind={kind} title={t(title, values)} remedy={remedy && t(remedy, values)}>
      {act && <Button onClick={run}>{t(act.label)}</Button>}
    </Message>
  );
}
