import { requestCategories, type ServiceRequest } from '@/model';
import { useText } from '@/ui';

/** A request at a glance: what it is about and how far it is; of a pin that stands for several: how many, of which categories. */
export function RequestTip({ properties }: { properties: Readonly<Record<string, string | number>> }) {
  const { t, name, number } = useText();
  const { count, overdue } = properties;
  if (typeof count !== 'number') return <><strong>{name(String(properties.name ?? ''))}</strong> · {t(`term.status.${properties.status as ServiceRequest['status']}`)}</>;
  const categories = requestCategories
    .map((category) => ({ category, count: Number(properties[category] ?? 0) }))
    .filter((one) => one.count > 0)
    .sort((a, b) => b.count - a.count)
    .map((one) => `${t(`term.category.${one.category}`)} ${number(one.count)}`);
  const late = Number(overdue) > 0 ? [t('layers.request.clusterOverdue', { count: Number(overdue) })] : [];
  return <><strong>{t('layers.request.cluster', { count })}</strong> · {[...categories, ...late].join(' · ')}</>;
}
