import { aspects, type Aspect } from '@/model';
import { useText } from '@/ui';

/** Aspects in a few words: all of them, or each by name. */
export function useAspectsText(): (some: readonly Aspect[]) => string {
  const { t } = useText();
  return (some) => (some.length === aspects.length ? t('rooms.everything') : some.map((aspect) => t(`link.aspect.${aspect}`)).join(t('common.and')));
}
