import { createCityFrame } from '@/geo';
import type { BuildingAttribute, BuildingDetail } from '@/model';
import type { RegionStore } from '@/state';
import { Badge, Button, Facts, Message, useText } from '@/ui';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { nameIn } from '../local-name';
import { PanelHead } from '../panel-head';
import { useRegionLine } from '../regions/region-line';
import { SiteControls } from './site/controls';
import { floorPlanOf } from './site/floor-plan';
import type { SiteView } from './site/site-view';
import type { DetailSource } from './source';
import { attributeTitle, classTitle } from './vocabulary';

interface BuildingPanelProps {
  id: string;
  source: DetailSource;
  site: SiteView;
  regions: RegionStore;
  /** Of the city: the units of what its source says. */
  attributes: readonly BuildingAttribute[];
  /** Whether there are hands to take it apart. */
  hands: boolean;
}

export function BuildingPanel({ id, source, site, regions, attributes, hands }: BuildingPanelProps) {
  const { t } = useText();
  const state = useStore(source.store);
  const floor = useStore(site.hovered, (value) => value.floor);
  if (state.phase === 'none' || state.id !== id || state.phase === 'loading') return <Message kind="loading" title={t('layers.building.loading')} />;
  if (state.phase === 'absent') return <><PanelHead title={t('layers.building.title')} subtitle={id} /><Message kind="empty" title={t('layers.building.absent')} /></>;
  if (state.phase === 'failed') {
    return (
      <Message kind="error" title={t('layers.building.failed')} remedy={state.message}>
        <Button onClick={() => source.open(id)}>{t('common.retry')}</Button>
      </Message>
    );
  }
  return <Details detail={state.detail} floor={floor} site={hands ? site : null} regions={regions} known={attributes} />;
}

interface DetailsProps {
  detail: BuildingDetail;
  floor: number | null;
  site: SiteView | null;
  regions: RegionStore;
  known: readonly BuildingAttribute[];
}

function Details({ detail, floor, site, regions, known }: DetailsProps) {
  const words = useText();
  const { t, number, language } = words;
  const { attributes, height, levels, levelsFrom } = detail;
  const region = useRegionLine(regions, detail.polygons[0]![0]![0]!);
  const areas = useMemo(() => areasOf(detail), [detail]);
  const text = (key: string): string => String(attributes[key] ?? '');
  const address = [text('addr:street'), text('addr:housenumber')].filter(Boolean).join(' ') || text('address') || text('address 1');
  const kind = text('building');
  const name = nameIn(namesOf(attributes), language);
  const local = text('name');
  const withUnit = (key: string, value: number): string => {
    const unit = known.find(({ id }) => id === key);
    return `${number(value, { useGrouping: false })}${unit?.type === 'number' && unit.unit ? ` ${unit.unit}` : ''}`;
  };
  const rest = Object.entries(attributes).filter(([key]) => !['name', 'building', 'addr:street', 'addr:housenumber'].includes(key) && detail.attributes[key] !== detail.id);
  return (
    <>
      {(name || address || floor !== null) && (
        <PanelHead title={name || address || t('layers.building.title')} subtitle={name ? [name === local ? '' : local, address].filter(Boolean).join(' · ') : undefined}>
          {floor !== null && <Badge tone="accent">{t('layers.building.floorOf', { number: floor, count: levels })}</Badge>}
        </PanelHead>
      )}
      <Facts
        rows={[
          [t('layers.building.kind'), kind === 'yes' || kind === '' ? '' : classTitle(words, kind)],
          [t('layers.building.height'), t('layers.building.metres', { value: number(height, { maximumFractionDigits: 1 }) })],
          [t('layers.building.levels'), `${number(levels)} · ${t(levelsFrom === 'counted' ? 'layers.building.levelsCounted' : 'layers.building.levelsEstimated')}`],
          [t('layers.building.footprint'), t('layers.building.squareMetres', { value: number(Math.round(areas[0]!)) })],
          [t('term.kind.region'), region],
          [t('layers.building.id'), detail.id],
        ]}
      />
      {site && <SiteControls detail={detail} site={site} floorAreas={areas} />}
      <h4>{t('layers.building.attributes')}</h4>
      {rest.length === 0
        ? <p>{t('layers.building.noAttributes')}</p>
        : <Facts rows={rest.map(([key, value]) => [attributeTitle(words, key), typeof value === 'number' ? withUnit(key, value) : classTitle(words, value)])} />}
    </>
  );
}

/** By language tag, `''` the local one. */
function namesOf(attributes: BuildingDetail['attributes']): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).flatMap(([key, value]): [string, string][] => {
    const found = /^name(?::(.+))?$/.exec(key);
    return found ? [[found[1] ?? '', String(value)]] : [];
  }));
}

function areasOf(detail: BuildingDetail): number[] {
  const [longitude, latitude] = detail.polygons[0]![0]![0]!;
  return floorPlanOf(detail, createCityFrame({ longitude, latitude, height: detail.baseHeight })).outlines.map(({ area }) => area);
}
