import type { RegionStore } from '@/state';
import { Button, Facts, Message, useText } from '@/ui';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { nameIn } from '../local-name';
import { PanelHead } from '../panel-head';
import { useRegionLine } from '../regions/region-line';
import type { Street } from './network';
import type { StreetState } from './source';
import styles from './panel.module.css';

/** House numbers listed; the others are counted. */
const listed = 60;

export function StreetPanel({ id, store, regions, retry }: { id: string; store: StoreApi<StreetState>; regions: RegionStore; retry: () => void }) {
  const { t } = useText();
  const { network, phase, message } = useStore(store);
  if (phase === 'loading') return <Message kind="loading" title={t('streets.loading')} />;
  if (phase === 'failed') {
    return (
      <Message kind="error" title={t('streets.failed')} remedy={message}>
        <Button onClick={retry}>{t('common.retry')}</Button>
      </Message>
    );
  }
  const street = network?.get(id);
  return street ? <Details street={street} regions={regions} /> : <><PanelHead title={t('streets.title')} subtitle={id} /><Message kind="empty" title={t('streets.absent')} /></>;
}

function Details({ street: { names, class: kind, length, houses, at }, regions }: { street: Street; regions: RegionStore }) {
  const { t, number, distance, language } = useText();
  const region = useRegionLine(regions, at);
  const name = names ? nameIn(names, language) : '';
  const others = [...new Set(Object.values(names ?? {}))].filter((other) => other !== name);
  return (
    <>
      <PanelHead title={name || t('streets.unnamed')} subtitle={others.join(' · ') || undefined} />
      <Facts
        rows={[
          [t('streets.kind'), t(`streets.class.${kind}`)],
          [t('streets.length'), distance(length)],
          [t('term.kind.region'), region],
          [t('streets.houses'), houses.length > 0 ? number(houses.length) : ''],
        ]}
      />
      {houses.length > 0 && (
        <ul className={styles.houses} aria-label={t('streets.houses')}>
          {houses.slice(0, listed).map((house) => <li key={house}>{house}</li>)}
          {houses.length > listed && <li className={styles.more}>{t('streets.more', { count: houses.length - listed })}</li>}
        </ul>
      )}
    </>
  );
}
