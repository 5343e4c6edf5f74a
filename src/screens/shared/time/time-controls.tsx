import { liveClock } from '@/model';
import { Button, useText } from '@/ui';
import { Radio } from 'lucide-react';
import type { Ref } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Program } from '../../program';
import { runAt, showDate, showInstant, stepDays } from './clock-acts';
import { ClockMode } from './clock-mode';
import { DateControl } from './date-control';
import { DaySlider } from './day-slider';
import { LightControl } from './light-control';
import { RunControl } from './run-control';
import styles from './time.module.css';
import { useShownTime } from './use-shown-time';

const alone = createStore(() => ({ open: false }));

/** Everything a hand can do about the time shown; the desk lays it out as a bar, the tablet as a block. */
export function TimeControls({ program, slider }: { program: Program; slider?: Ref<HTMLInputElement> }) {
  const { t, time } = useText();
  const { view, manifest, sharedNow } = program;
  const { timeZone } = manifest;
  const { clock, shown } = useShownTime(program);
  const online = useStore(program.link, ({ status }) => status === 'online');
  const compared = useStore(program.compare?.store ?? alone, ({ open }) => open);
  const set = (act: (held: typeof clock, now: number) => typeof clock): void => view.set('clock', act(view.get('clock'), sharedNow()), 'user');
  const live = (): void => view.set('clock', liveClock, 'user');
  return (
    <>
      <div className={styles.state}>
        <ClockMode clock={clock} />
        <time className={styles.now} dateTime={new Date(shown).toISOString()}>{time(shown, { timeZone })}</time>
      </div>
      <DateControl
        timeZone={timeZone} shown={shown}
        onDate={(date) => set((held, now) => showDate(held, now, date, timeZone))} onStep={(days) => set((held, now) => stepDays(held, now, days, timeZone))}
      />
      <DaySlider ref={slider} manifest={manifest} shown={shown} onTime={(at) => set((held, now) => showInstant(held, now, at))} onLive={live} />
      <LightControl preferences={program.preferences} />
      <RunControl clock={clock} onRate={(rate) => set((held, now) => runAt(held, now, rate))} />
      <Button look={clock.mode === 'live' ? 'quiet' : 'accent'} disabled={clock.mode === 'live'} className={styles.live} onClick={live}>
        <Radio aria-hidden />{t('time.backToLive')}
      </Button>
      {clock.mode === 'set' && online && !compared && <p className={styles.note} role="status">{t('time.dataLive')}</p>}
    </>
  );
}
