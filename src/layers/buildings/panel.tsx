import { createCityFrame } from '@/geo';
import type { BuildingDetail } from '@/model';
import { Badge, Button, Facts, Message, useText } from '@/ui';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { PanelHead } from '../panel-head';
import { floorPlanOf } from './floor-plan';
import type { DetailSource } from './source';

interface BuildingPanelProps {
  id: string;
  source: DetailSource;
  hoveredFloor: StoreApi<{ floor: number | null }>;
}

export function BuildingPanel({ id, source, hoveredFloor }: BuildingPanelProps) {
  const { t } = useText();
  const state = useStore(source.store);
  const floor = useStore(hoveredFloor, (value) => value.floor);
  if (state.phase === 'none' || state.id !== id || state.phase === 'loading') return <Message kind="loading" title={t('layers.building.loading')} />;
  if (state.phase === 'absent') return <><PanelHead title={t('layers.building.title')} subtitle={id} /><Message kind="empty" title={t('layers.building.absent')} /></>;
  if (state.phase === 'failed') {
    return (
      <Message kind="error" title={t('layers.building.failed')} remedy={state.message}>
        <Button onClick={() => source.open(id)}>{t('common.retry')}</Button>
      </Message>
    );
  }
  return <Details detail={state.detail} floor={floor} />;
}

function Details({ detail, floor }: { detail: BuildingDetail; floor: number | null }) {
  const { t, number } = useText();
  const { attributes, height, levels, levelsFrom } = detail;
  const area = useMemo(() => areaOf(detail), [detail]);
  const text = (key: string): string => String(attributes[key] ?? '');
  const address = [text('addr:street'), text('addr:housenumber')].filter(Boolean).join(' ');
  const kind = text('building');
  const rest = Object.entries(attributes).filter(([key]) => !['name', 'building', 'addr:street', 'addr:housenumber'].includes(key));
  return (
    <>
      <PanelHead title={text('name') || address || t('layers.building.title')} subtitle={text('name') ? address : undefined}>
        {floor !== null && <Badge tone="accent">{t('layers.building.floorOf', { number: floor, count: levels })}</Badge>}
      </PanelHead>
      <Facts
        rows={[
          [t('layers.building.kind'), kind === 'yes' ? '' : kind],
          [t('layers.building.height'), t('layers.building.metres', { value: number(height, { maximumFractionDigits: 1 }) })],
          [t('layers.building.levels'), `${number(levels)} · ${t(levelsFrom === 'counted' ? 'layers.building.levelsCounted' : 'layers.building.levelsEstimated')}`],
          [t('layers.building.footprint'), t('layers.building.squareMetres', { value: number(Math.round(area)) })],
          [t('layers.building.id'), detail.id],
        ]}
      />
      <h4>{t('layers.building.attributes')}</h4>
      {rest.length === 0
        ? <p>{t('layers.building.noAttributes')}</p>
        : <Facts rows={rest.map(([key, value]) => [key, typeof value === 'number' ? number(value) : value])} />}
    </>
  );
}

function areaOf(detail: BuildingDetail): number {
  const [longitude, latitude] = detail.polygons[0]![0]![0]!;
  return floorPlanOf(detail, createCityFrame({ longitude, latitude, height: detail.baseHeight })).floorArea;
}
