import { polygonsArea } from '@/geo';
import type { RegionStore, RequestStore, ViewStore } from '@/state';
import { Badge, Button, Facts, Message, useText } from '@/ui';
import { LogIn, PencilRuler } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { PanelHead } from '../panel-head';
import { useOpenRequests } from './open-requests';
import styles from './panel.module.css';
import { landmarkIn, shortName } from './region-name';

interface RegionPanelProps {
  id: string;
  regions: RegionStore;
  requests: RequestStore;
  view: ViewStore;
  /** Null where there are no hands. */
  enter: ((id: string | null) => void) | null;
}

export function RegionPanel({ id, regions, requests, view, enter }: RegionPanelProps) {
  const { t, number, language } = useText();
  const { index, settled } = useStore(regions);
  const current = useStore(view.store, (state) => state.region);
  const region = index?.get(id) ?? null;
  const open = useOpenRequests(requests, index, region?.level ?? null);
  const area = useMemo(() => (region ? polygonsArea(region.polygons) : 0), [region]);
  if (!region) return <Message kind={settled ? 'empty' : 'loading'} title={t(settled ? 'regions.absent' : 'regions.loading')} />;
  const parent = region.parent === null ? null : index?.get(region.parent);
  const entered = (current ?? 'city') === region.id;
  return (
    <>
      <PanelHead title={shortName(region, language)} subtitle={landmarkIn(region, language)}>
        <Badge>{t(`regions.level.${region.level}`)}</Badge>
        {index?.schematic && <Badge tone="quiet" icon={<PencilRuler aria-hidden />}>{t('regions.schematic')}</Badge>}
      </PanelHead>
      <Facts
        rows={[
          [t('regions.partOf'), parent && shortName(parent, language)],
          [t('regions.area'), areaText(area, number)],
          [t('regions.buildings'), number(region.counts.buildings)],
          [t('regions.streets'), number(region.counts.streets)],
          [t('regions.openRequests'), open && number(open.get(region.id) ?? 0)],
          [t('regions.id'), region.id],
        ]}
      />
      {index?.schematic && <p className={styles.note}>{t('regions.schematicHelp')}</p>}
      {enter && !entered && <Button onClick={() => enter(region.id)}><LogIn aria-hidden />{t('regions.enter')}</Button>}
    </>
  );
}

const areaText = (area: number, number: (value: number, options?: Intl.NumberFormatOptions) => string): string =>
  area < 1_000_000
    ? `${number(area / 10_000, { maximumFractionDigits: area < 100_000 ? 2 : 1 })} ha`
    : `${number(area / 1_000_000, { maximumFractionDigits: area < 100_000_000 ? 2 : 0 })} km²`;
