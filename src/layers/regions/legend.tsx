import type { RegionStore, Theme } from '@/state';
import { LegendList, useText, type TextKey } from '@/ui';
import { useStore } from 'zustand';
import { lookColours } from './drawing';
import type { RegionLook } from './shown-regions';
import styles from './legend.module.css';

const rows: readonly [look: RegionLook, label: TextKey, thickness: number][] = [
  ['current', 'regions.legend.current', 3], ['part', 'regions.legend.parts', 2], ['cell', 'regions.legend.cells', 1], ['beside', 'regions.legend.beside', 1],
];

export function RegionsLegend({ regions, theme }: { regions: RegionStore; theme: Theme }) {
  const { t } = useText();
  const schematic = useStore(regions, ({ index }) => index?.schematic ?? false);
  return (
    <>
      <LegendList
        items={rows.map(([look, label, thickness]) => ({
          key: look, label: t(label),
          mark: <span className={styles.line} style={{ background: look === 'current' ? lookColours[theme][look] : `repeating-linear-gradient(90deg, ${lookColours[theme][look]} 0 5px, transparent 5px 8px)`, height: `${thickness}px` }} />,
        }))}
      />
      {schematic && <p>{t('regions.schematicHelp')}</p>}
    </>
  );
}
