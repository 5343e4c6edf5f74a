import { classes, useText } from '@/ui';
import { Grid2x2 } from 'lucide-react';
import { useStore } from 'zustand';
import { carryStore } from './carry';
import styles from './shows.module.css';

/** What a hand carries, beside it. */
export function CarriedGhost() {
  const { t } = useText();
  const { carried, x, y, over } = useStore(carryStore);
  if (!carried) return null;
  return (
    <div className={classes(styles.ghost, over && styles.over)} style={{ left: x, top: y }} role="status">
      <Grid2x2 aria-hidden /><strong>{carried.name}</strong><span>{t(over ? 'shows.letGo' : 'shows.carry')}</span>
    </div>
  );
}
