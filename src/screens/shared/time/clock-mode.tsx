import type { ClockAspect } from '@/model';
import { Badge, useText } from '@/ui';
import { CalendarClock, FastForward, History, Radio } from 'lucide-react';

/** LIVE, SET, RUNNING ×600 or REPLAY: a word, a symbol and a tone, so that nobody takes a set time for now. `short`: of running time the symbol and the number. */
export function ClockMode({ clock, short = false }: { clock: ClockAspect; short?: boolean }) {
  const { t, number } = useText();
  if (clock.mode === 'live') return <Badge tone="accent" icon={<Radio aria-hidden />}>{t('common.live')}</Badge>;
  if (clock.replay) return <Badge tone="warning" icon={<History aria-hidden />}>{t('time.replay')}</Badge>;
  if (clock.rate === 0) return <Badge tone="warning" icon={<CalendarClock aria-hidden />}>{t('time.set')}</Badge>;
  return <Badge tone="warning" icon={<FastForward aria-hidden />}>{short ? `×${number(clock.rate)}` : t('time.running', { rate: number(clock.rate) })}</Badge>;
}
