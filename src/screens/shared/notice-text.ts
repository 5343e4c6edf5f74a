import type { Notice } from '@/state';
import type { Text, TextKey } from '@/ui';

const known = [
  'unauthorized', 'version-mismatch', 'replaced', 'city-changed', 'lead-lost', 'lease-held', 'forbidden', 'unavailable',
  'stage-no-size', 'stage-no-context', 'stage-city', 'stage-tiles', 'stage-memory',
] as const;

/** A notice in the reader's language where its kind is known; else as it was written. */
export function noticeText({ t }: Text, { code, message, remedy, about, count }: Notice): { title: string; remedy: string } {
  const kind = known.find((one) => one === code);
  if (!kind) return { title: message, remedy };
  const values = { ...(count === undefined ? {} : { count }), name: about?.name ?? t('problem.notice.someone'), aspect: about ? t(`link.aspect.${about.aspect}`) : '' };
  const key = `problem.notice.${kind}` as const;
  return { title: t(`${key}.title` satisfies TextKey, values), remedy: t(`${key}.remedy` satisfies TextKey) };
}
