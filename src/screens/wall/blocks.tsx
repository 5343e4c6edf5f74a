import { CategoryMark, fleetStore, layerState, phaseColours, phases } from '@/layers';
import { Figure, LegendList, Ring, useText, type Text } from '@/ui';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { useIndicators } from '../shared/use-indicators';
import styles from './wall.module.css';

const shownCategories = 5;

export const Block = ({ zone = 'block', children }: { zone?: 'block' | 'chart'; children: ReactNode }) => <section className={styles.block} data-zone={zone}>{children}</section>;

function trend({ t, number }: Text, now: number, before: number | null): string | undefined {
  if (before === null) return undefined;
  if (now === before) return t('wall.trendSame');
  return t(now > before ? 'wall.trendUp' : 'wall.trendDown', { value: number(Math.abs(now - before)) });
}

/** What is open, and how much of it is past its limit unless a chart says that. */
export function OpenBlock({ program, overdue }: { program: Program; overdue: boolean }) {
  const { t, number, percent } = useText();
  const { figures, stale } = useIndicators(program);
  return (
    <Block>
      <Figure first label={t('wall.open')} value={figures && number(figures.open)} stale={figures ? stale : t('wall.waiting')} />
      {overdue && figures && (
        <Figure
          label={t('wall.overdue')} value={figures.overdue.limited > 0 ? percent(figures.overdue.late / figures.overdue.limited) : null}
          note={t('wall.overdueOf', { part: number(figures.overdue.late), whole: number(figures.overdue.limited) })}
        />
      )}
    </Block>
  );
}

/** What came in, and what was closed. */
export function FlowBlock({ program }: { program: Program }) {
  const text = useText();
  const { t, number } = text;
  const { figures } = useIndicators(program);
  if (!figures) return null;
  const { newLastHour, newHourBefore, closedToday } = figures;
  return (
    <Block>
      <Figure label={t('wall.newLastHour')} value={number(newLastHour)} note={trend(text, newLastHour, newHourBefore)} />
      <Figure label={t('wall.closedToday')} value={number(closedToday)} />
    </Block>
  );
}

/** Open requests by category; its marks are the legend of the pins. */
export function CategoriesBlock({ program }: { program: Program }) {
  const { t, number } = useText();
  const { figures } = useIndicators(program);
  const most = figures?.byCategory[0]?.count ?? 0;
  return (
    <Block>
      <h2 className={styles.blockTitle} data-zone-text="">{t('wall.byCategory')}</h2>
      {most === 0 && <p className={styles.waiting}>{t(figures ? 'wall.noRequests' : 'wall.waiting')}</p>}
      <ul className={styles.bars}>
        {figures?.byCategory.slice(0, shownCategories).map(({ category, count }) => (
          <li key={category}>
            <span className={styles.barMark}><CategoryMark category={category} /></span>
            <span className={styles.barLabel}>{t(`term.category.${category}`)}</span>
            <span className={styles.barCount}>{number(count)}</span>
            <span className={styles.bar} aria-hidden><span style={{ width: `${(count / most) * 100}%` }} /></span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** What the colours of the pins mean; nothing while there are none. */
export function PhasesBlock({ program }: { program: Program }) {
  const { t } = useText();
  const { figures } = useIndicators(program);
  if (figures?.open === 0) return null;
  const overdue = t('layers.request.overdue');
  return (
    <Block>
      <div className={styles.phases}>
        <LegendList
          items={[
            ...phases.map((phase) => ({ key: phase, label: t(`layers.request.phase.${phase}`), mark: { colour: phaseColours[phase] } })),
            { key: 'overdue', label: overdue, mark: <Ring left={0} overdue label={overdue} /> },
          ]}
        />
      </div>
    </Block>
  );
}

/** Who is out there, and what the colours of the moving points mean; nothing where nobody reports: only the simulation has workers, and not in every city. */
export function WorkersBlock({ program: { view, layers, simulated } }: { program: Program }) {
  const { t, number } = useText();
  const { fleet, reporting, stale } = useStore(fleetStore);
  const Legend = layers.find(({ layer }) => layer.id === 'workers')?.running.Legend;
  const shown = useStore(view.store, () => layerState(view, 'workers').visible);
  if (fleet === 0 && !simulated) return null;
  return (
    <Block>
      <Figure
        label={t('wall.workers')} value={fleet > 0 ? number(reporting) : null} stale={fleet > 0 ? null : t('wall.waiting')}
        note={stale > 0 ? t('wall.staleCount', { count: number(stale) }) : t('wall.reporting')}
      />
      {Legend && shown && <div className={styles.legend}><Legend /></div>}
    </Block>
  );
}
