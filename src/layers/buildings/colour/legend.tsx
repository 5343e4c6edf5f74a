import type { CityManifest } from '@/model';
import type { ViewStore } from '@/state';
import { Button, Message, useText } from '@/ui';
import { RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { toggleValue, useLayerState } from '../../layer-state';
import { ValueLegend } from '../../value-legend';
import { attributeTitle, classTitle, titleWithUnit } from '../vocabulary';
import { colourClasses, noValue, otherClass, type ClassAttribute } from './classes';
import { buildingFilter, isFiltering, resetFilter, setColourBy } from './filter';
import { NumberLegend } from './number-legend';
import { OtherFilters } from './other-filters';
import { css, type Rgb } from './ramp';
import styles from './legend.module.css';

export interface ColourLegendProps {
  view: ViewStore;
  manifest: CityManifest;
  /** Whether there are buildings to show, and filters let none of them through. */
  left: StoreApi<{ none: boolean }>;
  /** Walls have none. */
  hands: boolean;
}

/** What colours the buildings and what the colours mean; where there are hands, the choice of it and filters. */
export function ColourLegend({ view, manifest: { attributes, counts }, left, hands }: ColourLegendProps) {
  const text = useText();
  const { t } = text;
  const colourBy = useLayerState(view, 'buildings').colourBy ?? null;
  const filter = useStore(view.store, () => buildingFilter(view));
  const none = useStore(left, (state) => state.none);
  const chosen = attributes.find(({ id }) => id === colourBy);
  const filtering = isFiltering(filter);
  if (attributes.length === 0) return hands ? <p>{t('colouring.noAttributes')}</p> : null;
  return (
    <div className={styles.colouring}>
      {hands && (
        <label className={styles.choice}>
          <span>{t('colouring.by')}</span>
          <select value={chosen?.id ?? ''} onChange={(event) => setColourBy(view, event.target.value || null)}>
            <option value="">{t('colouring.none')}</option>
            {attributes.map((attribute) => <option key={attribute.id} value={attribute.id}>{titleWithUnit(text, attribute)}</option>)}
          </select>
        </label>
      )}
      {!hands && chosen && <h3 className={styles.title}>{t('colouring.byTitle', { attribute: titleWithUnit(text, chosen) })}</h3>}
      {chosen?.type === 'number' && <NumberLegend view={view} attribute={chosen} buildings={counts.buildings} range={filter.ranges[chosen.id]} hands={hands} />}
      {chosen?.type === 'class' && <ClassLegend view={view} attribute={chosen} buildings={counts.buildings} hidden={filter.hidden[chosen.id] ?? []} hands={hands} />}
      <OtherFilters view={view} attributes={attributes.filter((attribute) => attribute !== chosen)} filter={filter} hands={hands} />
      {none && <Message kind="empty" title={t('colouring.nothingLeft')} remedy={hands ? t('colouring.nothingLeftHelp') : undefined} />}
      {hands && filtering && <Button onClick={() => resetFilter(view)}><RotateCcw aria-hidden />{t('colouring.reset')}</Button>}
    </div>
  );
}

interface ClassLegendProps {
  view: ViewStore;
  attribute: ClassAttribute;
  buildings: number;
  hidden: readonly string[];
  hands: boolean;
}

function ClassLegend({ view, attribute, buildings, hidden, hands }: ClassLegendProps) {
  const text = useText();
  const { t, number } = text;
  const title = (key: string): string => (key === noValue ? t('colouring.unknown') : key === otherClass ? t('colouring.other') : classTitle(text, key));
  return (
    <ValueLegend
      label={attributeTitle(text, attribute.id)}
      onToggle={hands ? (key) => toggleValue(view, 'buildings', attribute.id, key) : undefined}
      values={colourClasses(attribute, buildings).map(({ key, colour, count }) => ({
        key, label: title(key), mark: <Swatch colour={colour} />, count: hands ? number(count) : undefined, hidden: hidden.includes(key),
      }))}
    />
  );
}

/** A class's colour; hatched for buildings that keep their neutral look. */
const Swatch = ({ colour }: { colour: Rgb | null }) =>
  <span className={colour ? styles.swatch : styles.hatched} style={colour ? { background: css(colour) } : undefined} />;
