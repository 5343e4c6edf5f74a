import { IconButton, useRemembered, useText } from '@/ui';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useImperativeHandle, useRef, type Ref } from 'react';
import { flushSync } from 'react-dom';
import type { Program } from '../../program';
import { ClockMode } from './clock-mode';
import { TimeControls } from './time-controls';
import styles from './time.module.css';
import { useShownTime } from './use-shown-time';

export interface TimeBarHandle {
  /** Opens the bar and puts the keyboard on its slider. */
  focus(): void;
}

/** The time the city is shown at, along the lower edge. */
export function TimeBar({ program, ref }: { program: Program; ref?: Ref<TimeBarHandle> }) {
  const { t } = useText();
  const [open, setOpen] = useRemembered<boolean>('desk.time', true);
  const slider = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => ({
    focus() {
      flushSync(() => setOpen(true));
      slider.current?.focus();
    },
  }));
  return (
    <section className={styles.bar} aria-label={t('time.title')} data-time-bar={open ? 'open' : 'closed'}>
      {open ? <TimeControls program={program} slider={slider} /> : <Closed program={program} />}
      <IconButton look="quiet" label={t(open ? 'common.collapse' : 'common.expand', { name: t('time.title') })} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <ChevronDown /> : <ChevronUp />}
      </IconButton>
    </section>
  );
}

function Closed({ program }: { program: Program }) {
  const { time, date } = useText();
  const { clock, shown } = useShownTime(program);
  const { timeZone } = program.manifest;
  return (
    <div className={styles.state}>
      <ClockMode clock={clock} />
      <time className={styles.now} dateTime={new Date(shown).toISOString()}>{time(shown, { timeZone })}</time>
      <span>{date(shown, { timeZone, weekday: true, short: true, year: true })}</span>
    </div>
  );
}
