import { layerState } from '@/layers';
import { useStore } from 'zustand';
import type { Program } from '../program';
import type { Area } from './wall-layout';
import styles from './wall.module.css';

/** What the colours of the buildings mean, and which of them are not shown, in the upper corner; nothing while they have their own look. */
export function BuildingsLegend({ program: { view, layers }, area }: { program: Program; area: Area }) {
  const Legend = layers.find(({ layer }) => layer.id === 'buildings')?.running.Legend;
  const coloured = useStore(view.store, () => {
    const { visible, colourBy } = layerState(view, 'buildings');
    return visible && (colourBy != null || view.get('filters')['buildings'] !== undefined);
  });
  if (!Legend || !coloured) return null;
  const { left, top, width, height } = area;
  return <div className={styles.legendArea} style={{ left, top, width, maxHeight: height }}><aside className={styles.buildings} data-zone="legend"><Legend /></aside></div>;
}
