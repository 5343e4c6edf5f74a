import type { ServiceRequest } from '@/model';
import { Message, useRemembered, useText } from '@/ui';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { RequestLine } from '../../shared/request-line';
import { carry } from '../../shared/shows/carry';
import { ShowThing } from '../../shared/shows/show-buttons';
import { mayShow, showRoom } from '../../shared/shows/show-room';
import { valuesOfRequest } from '../../shared/shows/shown-values';
import { useNow } from '../../shared/use-now';
import { inOrder, requestOrders } from './request-order';
import styles from './requests.module.css';

/** So many lines are worth reading; who looks for another uses the map. */
const shown = 60;
/** Metres from which a request is looked at. */
const distance = 520;

/** The open requests of the categories shown on the map: a click flies to one, and each can be carried onto the picture of the wall. */
export default function Requests({ program }: { program: Program }) {
  const { t, number, name } = useText();
  const [held, choose] = useRemembered<string>('desk.requestOrder', 'urgent');
  const order = requestOrders.find((each) => each === held) ?? 'urgent';
  const { view, requests, camera, manifest, sharedNow, dataTime } = program;
  const second = useNow(sharedNow);
  const now = useStore(dataTime, ({ asOf }) => asOf) ?? second;
  const all = useStore(requests, (state) => state.requests);
  const loaded = useStore(requests, (state) => state.loaded);
  const hidden = useStore(view.store, ({ filters }) => filters['requests']?.hidden['category']);
  const selected = useStore(view.store, ({ selection }) => (selection?.kind === 'request' ? selection.id : null));
  const open = useMemo(() => inOrder([...all.values()].filter(({ category }) => !hidden?.includes(category)), order), [all, hidden, order]);
  const go = ({ requestId, longitude, latitude }: ServiceRequest): void => {
    view.set('selection', { kind: 'request', id: requestId }, 'user');
    void camera.flyTo({ longitude, latitude, height: manifest.groundHeight }, distance);
  };
  if (!loaded) return <Message kind="loading" title={t('wall.waiting')} />;
  if (open.length === 0) return <Message kind="empty" title={t('field.none')} remedy={t('field.noneHelp')} />;
  const may = mayShow(program);
  return (
    <>
      <div className={styles.head}>
        <div role="radiogroup" aria-label={t('desk.requestOrder')} className={styles.order}>
          {requestOrders.map((each) => <button key={each} type="button" role="radio" aria-checked={each === order} onClick={() => choose(each)}>{t(`desk.orders.${each}`)}</button>)}
        </div>
        <span className={styles.count}>{t('desk.openCount', { count: number(open.length) })}</span>
      </div>
      <ul className={styles.list}>
        {open.slice(0, shown).map((request) => (
          <li key={request.requestId} data-selected={request.requestId === selected}>
            <button
              {...(may ? carry(() => ({ name: name(request.serviceName), sides: false, drop: () => void showRoom(program, valuesOfRequest(program, request)) })) : {})}
              type="button" className={styles.item} aria-current={request.requestId === selected} onClick={() => go(request)}
            >
              <RequestLine request={request} now={now} />
            </button>
            <span className={styles.act}><ShowThing program={program} name={name(request.serviceName)} values={() => valuesOfRequest(program, request)} /></span>
          </li>
        ))}
      </ul>
    </>
  );
}
