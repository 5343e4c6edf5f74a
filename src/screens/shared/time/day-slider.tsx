import { localDay, sunAt, sunDay, type SkyLight } from '@/geo';
import type { CityManifest } from '@/model';
import { classes, useText } from '@/ui';
import { Sunrise, Sunset } from 'lucide-react';
import { useMemo, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import styles from './time.module.css';

const minute = 60_000;
/** Hours from midnight that are marked; on a day that loses or gains one the marks move with the clocks. */
const marked = [6, 12, 18];
const clearMinutes = 190;

interface DaySliderProps {
  manifest: CityManifest;
  /** The time shown, milliseconds since 1970 UTC. */
  shown: number;
  onTime: (at: number) => void;
  onLive: () => void;
  ref?: Ref<HTMLInputElement>;
}

/**
 * The local day of the city from midnight to midnight, with its light: night, three twilights, day. Arrows go 5 minutes (with
 * Shift 1), Page Up and Down an hour, Home and End to the ends of the day, T back to now.
 */
export function DaySlider({ manifest: { timeZone, origin }, shown, onTime, onLive, ref }: DaySliderProps) {
  const { t, time } = useText();
  const { start, end } = localDay(shown, timeZone);
  const sun = useMemo(() => sunDay(start, end, (at) => sunAt(at, origin.longitude, origin.latitude).altitude), [start, end, origin]);
  const share = (at: number): string => `${(((at - start) / (end - start)) * 100).toFixed(2)}%`;
  const sky = sun.bands.map(({ from, to, light }) => `var(--sky-${light}) ${share(from)} ${share(to)}`).join(', ');
  const events = [sun.sunrise, sun.sunset].filter((at) => at !== null);
  /** Hours whose numbers leave room for those of sunrise and sunset. */
  const written = marked.map((hour) => start + hour * 60 * minute).filter((at) => events.every((event) => Math.abs(event - at) > clearMinutes * minute));
  const spoken = `${time(shown, { timeZone })}, ${t(`time.light.${lightAt(sun.bands, shown)}`)}`;

  const press = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (event.key === 't' || event.key === 'T') onLive();
    else if (step !== undefined) onTime(shown + step * (event.shiftKey ? 1 : 5) * minute);
    else if (event.key === 'PageUp' || event.key === 'PageDown') onTime(shown + (event.key === 'PageUp' ? 60 : -60) * minute);
    else if (event.key === 'Home') onTime(start);
    else if (event.key === 'End') onTime(end - minute);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.day}>
      <div className={styles.sky} style={{ backgroundImage: `linear-gradient(to right, ${sky})` }} aria-hidden>
        {marked.map((hour) => <span key={hour} className={styles.mark} style={{ left: share(start + hour * 60 * minute) }} />)}
      </div>
      <input
        ref={ref} type="range" className={styles.slider} min={0} max={Math.round((end - start) / minute) - 1} step={1}
        value={Math.floor((shown - start) / minute)} aria-label={t('time.ofDay')} aria-valuetext={spoken}
        onChange={(event) => onTime(start + Number(event.currentTarget.value) * minute)} onKeyDown={press}
      />
      <div className={styles.scale} aria-hidden>
        {written.map((at) => <span key={at} style={{ left: share(at) }}>{time(at, { timeZone })}</span>)}
      </div>
      <p className={styles.sun}>
        {sun.sunrise === null && sun.sunset === null ? (
          <span>{t(sun.bands.some(({ light }) => light === 'day') ? 'time.noNight' : 'time.noDay')}</span>
        ) : (
          <>
            {sun.sunrise !== null && <Event icon={<Sunrise aria-hidden />} label={t('time.sunrise')} at={sun.sunrise} left={share(sun.sunrise)} onClick={onTime} text={time(sun.sunrise, { timeZone })} />}
            {sun.sunset !== null && <Event icon={<Sunset aria-hidden />} label={t('time.sunset')} at={sun.sunset} left={share(sun.sunset)} onClick={onTime} text={time(sun.sunset, { timeZone })} />}
          </>
        )}
      </p>
    </div>
  );
}

const lightAt = (bands: readonly { to: number; light: SkyLight }[], at: number) =>
  (bands.find(({ to }) => at < to) ?? bands.at(-1)!).light;

interface EventProps {
  icon: ReactNode;
  label: string;
  text: string;
  at: number;
  left: string;
  onClick: (at: number) => void;
}

function Event({ icon, label, text, at, left, onClick }: EventProps) {
  return (
    <button type="button" className={classes(styles.event, 'tabular')} style={{ left }} title={label} aria-label={`${label} ${text}`} onClick={() => onClick(at)}>
      {icon}{text}
    </button>
  );
}
