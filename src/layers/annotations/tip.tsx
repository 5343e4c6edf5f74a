import { documentOf, type RoomStore } from '@/state';
import { screenNameText, useText } from '@/ui';
import { useStore } from 'zustand';

/** What it is, who drew it and when. */
export function AnnotationTip({ id, room, timeZone }: { id: string; room: RoomStore; timeZone: string }) {
  const text = useText();
  const document = useStore(room, (state) => documentOf(state, 'annotation', id));
  if (!document) return <>{text.t('draw.waiting')}</>;
  const { content: { kind, text: said }, by, at } = document;
  return (
    <>
      <strong>{said || text.t(`draw.kind.${kind}`)}</strong>
      <div>{screenNameText(text, by.screen)} · {text.time(at, { timeZone })}</div>
    </>
  );
}
