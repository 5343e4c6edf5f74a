import { Message, useText } from '@/ui';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { openNewestFirst } from '../shared/indicators';
import { RequestLine } from '../shared/request-line';
import { useNow } from '../shared/use-now';
import { groundDistance } from '../shared/map-centre';
import { useMapCentre } from './use-map-centre';
import styles from './field.module.css';

const shown = 30;

/** Open requests, nearest to the middle of the map first. */
export function RequestList({ program, onChoose }: { program: Program; onChoose: (requestId: string) => void }) {
  const { t, distance } = useText();
  const now = useNow(program.sharedNow);
  const centre = useMapCentre(program);
  const held = useStore(program.requests, (state) => state.requests);
  const loaded = useStore(program.requests, (state) => state.loaded);
  const nearest = useMemo(() => {
    const open = openNewestFirst(held.values()).map((request) => ({ request, metres: centre ? groundDistance(centre, request) : null }));
    return (centre ? open.sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0)) : open).slice(0, shown);
  }, [held, centre]);

  if (!loaded) return <Message kind="loading" title={t('wall.waiting')} />;
  if (nearest.length === 0) return <Message kind="empty" title={t('field.none')} remedy={t('field.noneHelp')} />;
  return (
    <ul className={styles.list} aria-label={t('field.nearest')}>
      {nearest.map(({ request, metres }) => (
        <li key={request.requestId}>
          <button type="button" className={styles.item} onClick={() => onChoose(request.requestId)}>
            <RequestLine request={request} now={now}>{metres !== null && <span>{distance(metres)}</span>}</RequestLine>
          </button>
        </li>
      ))}
    </ul>
  );
}
