import { classes, useText } from '@/ui';
import { useStore } from 'zustand';
import { carryStore, dropPlaces } from '../../shared/shows/carry';
import styles from './monitor.module.css';

/** Lies over the picture of the wall while something is carried, and takes it. */
export function DropZones() {
  const { t } = useText();
  const carried = useStore(carryStore, (state) => state.carried);
  const over = useStore(carryStore, (state) => state.over);
  if (!carried) return null;
  return (
    <div className={classes(styles.drop, carried.sides && styles.sides)}>
      {dropPlaces.filter((place) => carried.sides || place === 'card').map((place) => (
        <div key={place} data-drop={place} data-over={over === place}>{carried.sides ? t(`shows.sides.${place}`) : t('shows.here')}</div>
      ))}
    </div>
  );
}
