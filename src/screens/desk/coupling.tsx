import { couplingFactors } from '@/state';
import { classes, useText } from '@/ui';
import { Link2, Link2Off } from 'lucide-react';
import { useStore } from 'zustand';
import type { Coupling } from '../coupling';
import styles from './desk.module.css';

/** Other windows of this browser, and how far from theirs this one's camera goes with them; nothing while there are none. */
export function CoupledWindows({ coupling }: { coupling: Coupling }) {
  const { t, number } = useText();
  const { windows, to, factor } = useStore(coupling.store);
  if (windows.length === 0) return null;
  return (
    <section className={styles.coupling} aria-label={t('rooms.coupling.title')}>
      <h3 title={t('rooms.coupling.help')}>{t('rooms.coupling.title')}</h3>
      {windows.map(({ id, name }) => {
        const coupled = to === id;
        const Icon = coupled ? Link2 : Link2Off;
        return (
          <label key={id} className={classes(styles.coupled, coupled && styles.isCoupled)}>
            <Icon aria-hidden />
            <span>{name}</span>
            <select value={coupled ? factor : ''} onChange={({ currentTarget: { value } }) => coupling.couple(value === '' ? null : id, couplingFactors.find((one) => String(one) === value))}>
              <option value="">{t('rooms.coupling.none')}</option>
              {couplingFactors.map((one) => (
                <option key={one} value={one}>{one === 1 ? t('rooms.coupling.same') : t(one > 1 ? 'rooms.coupling.farther' : 'rooms.coupling.nearer', { times: number(one > 1 ? one : 1 / one) })}</option>
              ))}
            </select>
          </label>
        );
      })}
    </section>
  );
}
