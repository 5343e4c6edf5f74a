import type { BuildingAttribute, LayerFilter } from '@/model';
import type { ViewStore } from '@/state';
import { IconButton, useText } from '@/ui';
import { X } from 'lucide-react';
import { attributeTitle } from '../vocabulary';
import { dropFilter } from './filter';
import styles from './legend.module.css';

interface OtherFiltersProps {
  view: ViewStore;
  attributes: readonly BuildingAttribute[];
  filter: LayerFilter;
  hands: boolean;
}

/** Filters on attributes whose legend is not open: nothing is hidden without a word. */
export function OtherFilters({ view, attributes, filter: { hidden, ranges }, hands }: OtherFiltersProps) {
  const text = useText();
  const { t, number } = text;
  const said = attributes.flatMap((attribute) => {
    const range = attribute.type === 'number' ? ranges[attribute.id] : undefined;
    const unit = attribute.type === 'number' ? attribute.unit : '';
    if (range) return [{ id: attribute.id, what: `${range.map((value) => number(value)).join(' – ')} ${unit}`.trim() }];
    const classes = hidden[attribute.id]?.length ?? 0;
    return classes > 0 ? [{ id: attribute.id, what: t('colouring.hiddenClasses', { count: classes }) }] : [];
  });
  if (said.length === 0) return null;
  return (
    <ul className={styles.filters} aria-label={t('colouring.also')}>
      {said.map(({ id, what }) => (
        <li key={id}>
          <span>{attributeTitle(text, id)}: {what}</span>
          {hands && <IconButton look="quiet" label={t('colouring.drop')} onClick={() => dropFilter(view, id)}><X /></IconButton>}
        </li>
      ))}
    </ul>
  );
}
