import { Button, Message, useText } from '@/ui';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Ask } from '@/state';
import type { Program } from '../../program';
import { screenName } from '../screen-name';
import { answerAsk, standing } from './control';
import { useAspectsText } from './aspects-text';

/** As long as the hub keeps a request for control open. */
const askMs = 60_000;
const newsMs = 12_000;

/** What people at other screens want of, and say to, the person here. `keys`: there is a keyboard to answer with. */
export function RoomToasts({ program, keys }: { program: Program; keys: boolean }) {
  const text = useText();
  const { t } = text;
  const { told, link } = program;
  const { asks, news, waitingFor } = useStore(told);
  const { screens } = useStore(link);
  const aspectsText = useAspectsText();
  useEffect(() => {
    if (!news) return;
    const timer = setTimeout(told.read, newsMs);
    return () => clearTimeout(timer);
  }, [news, told]);
  useEffect(() => {
    if (waitingFor.length === 0) return;
    const timer = setTimeout(() => told.asked([]), askMs);
    return () => clearTimeout(timer);
  }, [waitingFor, told]);

  const waiting = screens.filter(({ screen }) => waitingFor.includes(screen.screenId));
  return (
    <>
      {asks.map((ask) => <AskToast key={ask.screenId} program={program} ask={ask} keys={keys} />)}
      {waiting.length > 0 && (
        <Message kind="loading" title={t('rooms.waiting', { name: waiting.map(({ screen }) => screenName(text, screen)).join(t('common.and')) })} />
      )}
      {news && news.code !== 'asked' && (
        <Message
          kind={news.code === 'handed-over' ? 'done' : 'info'}
          title={news.code === 'late' && news.more ? t('rooms.toldLateMany', { name: screenName(text, news), count: news.more }) : t(`rooms.told.${news.code}`, { name: screenName(text, news), aspects: aspectsText(news.aspects) })}
        >
          <Button onClick={told.read}>{t('common.close')}</Button>
        </Message>
      )}
    </>
  );
}

function AskToast({ program, ask, keys }: { program: Program; ask: Ask; keys: boolean }) {
  const text = useText();
  const { t } = text;
  const { told, link } = program;
  const aspectsText = useAspectsText();
  useStore(link);
  const given = standing(program, ask);
  useEffect(() => {
    const timer = setTimeout(() => told.settle(ask.screenId), askMs);
    return () => clearTimeout(timer);
  }, [ask, told]);
  if (given.length === 0) return null;
  return (
    <Message kind="info" title={t('rooms.asks', { name: screenName(text, ask), aspects: aspectsText(given) })}>
      <Button look="accent" onClick={() => answerAsk(program, true, ask)}>{t('rooms.accept')}{keys && <> <kbd>Y</kbd></>}</Button>
      <Button onClick={() => answerAsk(program, false, ask)}>{t('rooms.decline')}{keys && <> <kbd>X</kbd></>}</Button>
    </Message>
  );
}
