import type { ViewStore } from '@/state';
import { RangeSlider, useText } from '@/ui';
import { attributeTitle } from '../vocabulary';
import { setRange } from './filter';
import { css, rampColour, rampGradient, ticks } from './ramp';
import { scaleOf, type NumberAttribute } from './scale';
import styles from './legend.module.css';

interface NumberLegendProps {
  view: ViewStore;
  attribute: NumberAttribute;
  buildings: number;
  range: readonly [number, number] | undefined;
  hands: boolean;
}

/** Colours of a number with round values under them; with hands, two thumbs that narrow down which buildings are shown. */
export function NumberLegend({ view, attribute, buildings, range, hands }: NumberLegendProps) {
  const text = useText();
  const { t, number, percent } = text;
  const { id, unit, min, max, low, high, count } = attribute;
  const scale = scaleOf(attribute);
  const [from, to] = scale.ramp;
  const written = (value: number): string => number(value, { maximumFractionDigits: digitsOf(scale.step), useGrouping: min < 1_000 || max > 3_000 });
  const withUnit = (value: number): string => (unit ? `${written(value)} ${unit}` : written(value));
  const ends = [...(from > 0 ? [min] : []), ...(to < 1 ? [max] : [])];
  const inner = ticks(low, high, 4).filter((value) => ends.every((end) => Math.abs(scale.shareOf(value) - scale.shareOf(end)) > (hands ? crowded : 2 * crowded)));
  const marks = [...inner, ...ends];
  const shown: readonly [number, number] = range ? [Math.max(min, range[0]), Math.min(max, range[1])] : [min, max];
  const ramp = (
    <span className={styles.ramp} aria-hidden>
      <span style={{ width: `${from * 100}%`, background: css(rampColour(0)) }} />
      <span style={{ width: `${(to - from) * 100}%`, background: rampGradient() }} />
      <span style={{ width: `${(1 - to) * 100}%`, background: css(rampColour(1)) }} />
    </span>
  );
  return (
    <div>
      <div className={hands ? undefined : styles.still}>
        {hands ? (
          <RangeSlider
            label={`${attributeTitle(text, id)}: ${t('colouring.range')}`} thumbLabels={[t('colouring.least'), t('colouring.most')]}
            shareOf={scale.shareOf} valueAt={scale.valueAt} ends={[min, max]} step={scale.step} value={shown} format={withUnit}
            onChange={([least, most]) => setRange(view, id, least <= min && most >= max ? null : [least, most])}
          >
            {ramp}
          </RangeSlider>
        ) : (
          <div className={styles.track}>
            {ramp}
            <span className={styles.cut} style={{ left: 0, width: `${scale.shareOf(shown[0]) * 100}%` }} />
            <span className={styles.cut} style={{ right: 0, width: `${(1 - scale.shareOf(shown[1])) * 100}%` }} />
          </div>
        )}
        <div className={styles.ticks} aria-hidden>
          {marks.map((value) => <span key={value} data-end={value === max} style={{ left: `${scale.shareOf(value) * 100}%` }}>{written(value)}</span>)}
        </div>
      </div>
      {range && <p className={styles.shown}>{t('colouring.shown', { from: withUnit(shown[0]), to: withUnit(shown[1]) })}</p>}
      <p className={styles.share}>
        {count === buildings
          ? t('colouring.knownAll', { count: number(buildings) })
          : t('colouring.known', { share: percent(count / buildings), count: number(buildings) })}
        {count < buildings && <span className={styles.noValue}><span className={styles.hatched} aria-hidden />{t('colouring.unknown')}</span>}
      </p>
      {range && count < buildings && <p className={styles.share}>{t('colouring.withoutValue')}</p>}
    </div>
  );
}

/** Share of the track between two ticks in which their numbers would touch. */
const crowded = 0.12;

/** Decimals that a step needs. */
const digitsOf = (step: number): number => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
