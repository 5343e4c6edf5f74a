import { useText } from '@/ui';
import type { ChartFigures } from './chart-figures';
import styles from './chart.module.css';

const labelEvery = 6;

/** What came in and what was closed, hour by hour; the hour that is not over is paler. */
export function DayBars({ figures: { rows, on, part, since }, timeZone }: { figures: ChartFigures; timeZone: string }) {
  const { t, number, time } = useText();
  const most = Math.max(1, ...rows.map((row) => Math.max(row.value, row.part)));
  const percent = (value: number): string => `${(value / most) * 100}%`;
  const hourOf = (key: string): string => time(Number(key), { timeZone });
  return (
    <>
      <div className={styles.day} role="img" aria-label={t('charts.dayLabel', { on: number(on), part: number(part) })}>
        <span className={styles.most}>{number(most)}</span>
        <ol>
          {rows.map(({ key, value, part: closed }, i) => (
            <li key={key} data-unknown={since !== null && Number(key) + 3_600_000 <= since} data-now={i === rows.length - 1} title={`${hourOf(key)}: ${number(value)} / ${number(closed)}`}>
              <span className={styles.came} style={{ height: percent(value) }} /><span className={styles.went} style={{ height: percent(closed) }} />
              {i % labelEvery === rows.length % labelEvery && i > 0 && <small>{hourOf(key)}</small>}
            </li>
          ))}
        </ol>
      </div>
      <p className={styles.legend}><span><i className={styles.came} />{t('charts.came', { count: number(on) })}</span><span><i className={styles.went} />{t('charts.went', { count: number(part) })}</span></p>
    </>
  );
}
