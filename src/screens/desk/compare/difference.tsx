import type { PaneName } from '@/model';
import { useText } from '@/ui';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { useIndicators } from '../../shared/use-indicators';
import styles from './compare.module.css';

/** Open requests of both pictures, and what B has more or less than A; no difference where one is not known whole. */
export function Difference({ a, b }: { a: Program; b: Program }) {
  const { t, number } = useText();
  const of = useOpen(a);
  const against = useOpen(b);
  const partial = [of, against].some((one) => one === null || one.partial);
  const more = (against?.open ?? 0) - (of?.open ?? 0);
  const sign = more > 0 ? '+' : more < 0 ? '−' : '±';
  const figure = (name: PaneName, figures: Open | null) => (
    <span data-pane={name}><b>{name.toUpperCase()}</b> <span data-partial={figures?.partial || undefined}>{figures ? number(figures.open) : '–'}</span></span>
  );
  return (
    <p className={styles.difference}>
      <span>{t('compare.requests')}</span>
      {figure('a', of)}
      {figure('b', against)}
      <strong title={t(partial ? 'compare.partial' : 'compare.difference')}>{partial ? '–' : `${sign}${number(Math.abs(more))}`}</strong>
    </p>
  );
}

interface Open {
  open: number;
  /** Whether the log holds only a part of what was open. */
  partial: boolean;
}

/** Null while nothing is known of that time. */
function useOpen(program: Program): Open | null {
  const { figures } = useIndicators(program);
  const { asOf, state, since } = useStore(program.dataTime);
  if (!figures || state === 'ahead' || state === 'failed') return null;
  return { open: figures.open, partial: asOf !== null && since !== null && asOf < since };
}
