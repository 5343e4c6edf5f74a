import { finalStatuses, requestCategories } from '@/model';
import type { RequestStore, ViewStore } from '@/state';
import { LegendList, Ring, useText } from '@/ui';
import { useStore } from 'zustand';
import { toggleValue, useHiddenValues } from '../layer-state';
import { ValueLegend } from '../value-legend';
import { CategoryMark } from './category-mark';
import { phaseColours } from './drawing';
import { phases } from './phase';

interface RequestsLegendProps {
  view: ViewStore;
  requests: RequestStore;
  hands: boolean;
}

export function RequestsLegend({ view, requests, hands }: RequestsLegendProps) {
  const { t, number } = useText();
  const hidden = useHiddenValues(view, 'requests', 'category');
  const held = useStore(requests, (state) => state.requests);
  const counts = new Map<string, number>();
  for (const request of held.values()) if (!finalStatuses.has(request.status)) counts.set(request.category, (counts.get(request.category) ?? 0) + 1);
  return (
    <>
      <ValueLegend
        label={t('layers.layer.requests')}
        onToggle={hands ? (category) => toggleValue(view, 'requests', 'category', category) : undefined}
        values={requestCategories.map((category) => ({
          key: category,
          label: t(`term.category.${category}`),
          mark: <CategoryMark category={category} />,
          count: number(counts.get(category) ?? 0),
          hidden: hidden.includes(category),
        }))}
      />
      <LegendList
        items={[
          ...phases.map((phase) => ({ key: phase, label: t(`layers.request.phase.${phase}`), mark: { colour: phaseColours[phase] } })),
          { key: 'overdue', label: t('layers.request.overdue'), mark: <Ring left={0} overdue label={t('layers.request.overdue')} /> },
        ]}
      />
      {hands && <p>{t('layers.request.ring')}</p>}
    </>
  );
}
