import { instantOf, localTime, seasons, seasonStart, type LocalDate } from '@/geo';
import { Button, IconButton, useText } from '@/ui';
import { CalendarDays, ChevronLeft, ChevronRight, SunDim } from 'lucide-react';
import { useRef } from 'react';
import styles from './time.module.css';

interface DateControlProps {
  timeZone: string;
  shown: number;
  onDate: (date: LocalDate) => void;
  onStep: (days: number) => void;
}

const isoDate = ({ year, month, day }: LocalDate): string => [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');

/** The day shown: one back, one on, any from a calendar, or where a sun study begins: equinoxes and solstices of the year. */
export function DateControl({ timeZone, shown, onDate, onStep }: DateControlProps) {
  const { t, date } = useText();
  const picker = useRef<HTMLInputElement>(null);
  const local = localTime(shown, timeZone);
  const open = (): void => {
    try {
      picker.current?.showPicker();
    } catch {
      picker.current?.focus();
    }
  };
  const choose = (text: string): void => {
    const [year, month, day] = text.split('-').map(Number);
    if (year && month && day) onDate({ year, month, day });
  };
  return (
    <div className={styles.date}>
      <IconButton look="quiet" label={t('time.dayBefore')} onClick={() => onStep(-1)}><ChevronLeft /></IconButton>
      <span className={styles.calendar}>
        <Button look="quiet" onClick={open} title={t('time.chooseDate')}>
          <CalendarDays aria-hidden /><span className="tabular">{date(shown, { timeZone, weekday: true, short: true, year: true })}</span>
        </Button>
        <input
          ref={picker} type="date" tabIndex={-1} aria-label={t('time.chooseDate')} min="1000-01-03" max="9999-12-29" value={isoDate(local)}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      </span>
      <IconButton look="quiet" label={t('time.dayAfter')} onClick={() => onStep(1)}><ChevronRight /></IconButton>
      <label className={styles.choice} title={t('time.sunStudyHelp')}>
        <SunDim aria-hidden />
        <span className={styles.choiceTitle}>{t('time.sunStudy')}</span>
        <select
          aria-label={t('time.sunStudy')} value=""
          onChange={(event) => {
            const season = seasons.find((one) => one === event.currentTarget.value);
            if (season) onDate(localTime(seasonStart(local.year, season), timeZone));
          }}
        >
          <option value="" disabled>{t('time.sunStudy')}</option>
          {seasons.map((season) => {
            const { year, month, day } = localTime(seasonStart(local.year, season), timeZone);
            return <option key={season} value={season}>{`${t(`time.season.${season}`)} · ${date(instantOf({ year, month, day }, 43_200_000, timeZone), { timeZone, short: true })}`}</option>;
          })}
        </select>
      </label>
    </div>
  );
}
