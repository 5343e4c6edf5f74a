import { useText } from '@/ui';

/** A building at a glance: its name or address, and how high it is. */
export function BuildingTip({ properties }: { properties: Readonly<Record<string, string | number>> }) {
  const { t, number } = useText();
  const text = (key: string): string => String(properties[key] ?? '');
  const [name, address] = [text('name'), text('address')];
  const height = typeof properties.height === 'number' && properties.height > 0
    ? t('layers.building.metres', { value: number(properties.height, { maximumFractionDigits: 0 }) })
    : '';
  const rest = [name ? address : '', height].filter(Boolean).join(' · ');
  return <><strong>{name || address || t('layers.building.title')}</strong>{rest && ` · ${rest}`}</>;
}
