import { CategoryMark, fleetStore, layerState, phaseColours, phases } from '@/layers';
import { classes, LegendList, Ring, useText, type Text } from '@/ui';
import { Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { useIndicators } from '../shared/use-indicators';
import styles from './wall.module.css';

const shownCategories = 5;

/** One number in a line: its name, the number, and what it rests on. */
function Line({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div className={styles.line}>
      <span className={styles.lineLabel}>{label}</span>
      <span className={styles.lineValue}>{value}</span>
      {note && <span className={styles.lineNote}>{note}</span>}
    </div>
  );
}

const Block = ({ children }: { children: ReactNode }) => <section className={styles.block}>{children}</section>;

function trend({ t, number }: Text, now: number, before: number): string {
  if (now === before) return t('wall.trendSame');
  return t(now > before ? 'wall.trendUp' : 'wall.trendDown', { value: number(Math.abs(now - before)) });
}

export function OpenBlock({ program }: { program: Program }) {
  const { t, number } = useText();
  const { figures, stale } = useIndicators(program);
  return (
    <Block>
      <div className={classes(styles.line, styles.hero)}>
        <span className={styles.lineLabel}>{t('wall.open')}</span>
        <span className={styles.lineValue}>{figures ? number(figures.open) : '–'}</span>
        {(!figures || stale) && <span className={styles.lineNote}><Clock aria-hidden /> {figures ? stale : t('wall.waiting')}</span>}
      </div>
    </Block>
  );
}

/** How the work goes: new, overdue, closed. */
export function PaceBlock({ program }: { program: Program }) {
  const text = useText();
  const { t, number, percent } = text;
  const { figures } = useIndicators(program);
  if (!figures) return null;
  const { newLastHour, newHourBefore, overdue, closedToday } = figures;
  return (
    <Block>
      <Line label={t('wall.newLastHour')} value={number(newLastHour)} note={trend(text, newLastHour, newHourBefore)} />
      <Line
        label={t('wall.overdue')}
        value={overdue.limited > 0 ? percent(overdue.late / overdue.limited) : '–'}
        note={t('wall.overdueOf', { part: number(overdue.late), whole: number(overdue.limited) })}
      />
      <Line label={t('wall.closedToday')} value={number(closedToday)} />
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
      <h2 className={styles.blockTitle}>{t('wall.byCategory')}</h2>
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

/** What the colours of the pins mean. */
export function PhasesBlock() {
  const { t } = useText();
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

/** Who is out there, and what the colours of the moving points mean. */
export function WorkersBlock({ program: { view, layers } }: { program: Program }) {
  const { t, number } = useText();
  const { fleet, reporting, stale } = useStore(fleetStore);
  const Legend = layers.find(({ layer }) => layer.id === 'workers')?.running.Legend;
  const shown = useStore(view.store, () => layerState(view, 'workers').visible);
  return (
    <Block>
      <div className={styles.line}>
        <span className={styles.lineLabel}>{t('wall.workers')}</span>
        <span className={styles.lineValue}>{fleet > 0 ? number(reporting) : '–'}</span>
        <span className={styles.lineNote}>
          {fleet === 0 ? <><Clock aria-hidden /> {t('wall.waiting')}</> : stale > 0 ? t('wall.staleCount', { count: number(stale) }) : t('wall.reporting')}
        </span>
      </div>
      {Legend && shown && <div className={styles.legend}><Legend /></div>}
    </Block>
  );
}
