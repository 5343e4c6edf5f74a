import type { RegionStore } from '@/state';
import { useText } from '@/ui';
import { useStore } from 'zustand';

export function RegionTip({ id, regions }: { id: string; regions: RegionStore }) {
  const { language } = useText();
  const region = useStore(regions, ({ index }) => index?.get(id) ?? null);
  return region && <strong>{region.name[language]}</strong>;
}
