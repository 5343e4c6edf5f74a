import { Message, useText } from '@/ui';
import { useStore } from 'zustand';
import { toldStore } from './told';

/** The answer to what a person just did. */
export function ToldMessage() {
  const { t } = useText();
  const { told } = useStore(toldStore);
  return told && <Message kind={told.kind} title={t(told.title, told.values)} remedy={told.remedy && t(told.remedy, told.values)} />;
}
