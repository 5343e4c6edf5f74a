import type { StreetClass } from '@/model';
import { useText } from '@/ui';

/** A street's name, or what kind of way it is. */
export function StreetTip({ properties }: { properties: Readonly<Record<string, string | number>> }) {
  const { t } = useText();
  const kind = t(`streets.class.${properties.class as StreetClass}`);
  return properties.name === '' ? <>{kind}</> : <><strong>{properties.name}</strong> · {kind}</>;
}
