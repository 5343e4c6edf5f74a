import { CategoryMark, phaseColours, phases, shortName } from '@/layers';
import { requestCategories, type ChartKind } from '@/model';
import { classes, useText, type Text } from '@/ui';
import { Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Program } from '../../program';
import type { ChartFigures, ChartRow } from './chart-figures';
import { DayBars } from './day-bars';
import { useChart } from './use-chart';
import styles from './chart.module.css';

interface FaceProps {
  program: Program;
  kind: ChartKind;
  /** Bars there is room for. */
  rows: number;
  /** Beside each other; in two columns what is overdue is a number with its colour. */
  columns?: 1 | 2;
  /** More words beside the title, such as acts. */
  children?: ReactNode;
}

/** What a chart is called. */
export const chartTitle = ({ t }: Text, kind: ChartKind, region: string): string => t(`charts.title.${kind}`, { region });

/** A chart with its title, what its colours mean, and what it rests on. Sizes are in em: it is as large as its text. */
export function ChartFace({ program, kind, rows, columns = 1, children }: FaceProps) {
  const text = useText();
  const { t, time, number, percent } = text;
  const chart = useChart(program, kind);
  const { figures, stale, asOf, region } = chart;
  const { timeZone } = program.manifest;
  const notes = figures ? [
    t(`charts.rests.${kind}`, { on: number(figures.on), of: number(figures.of) }),
    ...(figures.since === null ? [] : [t('charts.since', { time: time(figures.since, { timeZone }) })]),
    t('charts.asOf', { time: time(asOf, { timeZone }) }),
  ] : [];
  return (
    <figure className={classes(styles.chart, stale && styles.stale)} data-chart={kind}>
      <figcaption className={styles.head}><h2 data-zone-text="">{chartTitle(text, kind, region)}</h2>{children}</figcaption>
      {!figures && <p className={styles.note}>{t('wall.waiting')}</p>}
      {figures && kind === 'overdue' && (
        <p className={styles.first}>
          <strong>{figures.on > 0 ? percent(figures.part / figures.on) : '–'}</strong>
          <span>{t('wall.overdueOf', { part: number(figures.part), whole: number(figures.on) })}</span>
          <Legend share />
        </p>
      )}
      {figures && (kind === 'day' ? <DayBars figures={figures} timeZone={timeZone} /> : <Bars kind={kind} figures={figures} rows={rows} columns={columns} parts={chart.parts} />)}
      {figures && <p className={styles.note}>{stale ? <><Clock aria-hidden />{stale}</> : notes.join(' · ')}</p>}
    </figure>
  );
}

type Parts = ReturnType<typeof useChart>['parts'];

/** The mark and the name of a row. */
function nameOf({ t, language }: Text, kind: ChartKind, key: string, parts: Parts): { mark: ReactNode; name: string; colour?: string } {
  const category = requestCategories.find((each) => each === key);
  if (category) return { mark: <CategoryMark category={category} />, name: t(`term.category.${category}`) };
  const phase = kind === 'phase' ? phases.find((each) => each === key) : undefined;
  if (phase) return { mark: <i style={{ background: phaseColours[phase] }} />, name: t(`layers.request.phase.${phase}`), colour: phaseColours[phase] };
  const part = parts.find(({ id }) => id === key);
  return { mark: null, name: part ? shortName(part, language) : key };
}

function Bars({ kind, figures, rows, columns, parts }: Required<Omit<FaceProps, 'children' | 'program'>> & { figures: ChartFigures; parts: Parts }) {
  const text = useText();
  const { t, number } = text;
  const share = kind === 'overdue';
  const most = Math.max(1, ...figures.rows.map(({ value }) => value));
  const whole = figures.rows.length <= rows;
  const shown = whole ? figures.rows : figures.rows.slice(0, Math.max(1, rows - 1));
  const rest = figures.rows.slice(shown.length);
  const sum = (of: 'value' | 'part'): number => rest.reduce((total, row) => total + row[of], 0);
  if (figures.on === 0) return <p className={styles.note}>{t(figures.of === 0 ? 'wall.noRequests' : 'charts.noneHere')}</p>;
  const figure = ({ value, part }: Omit<ChartRow, 'key'>): ReactNode => (
    <span className={styles.count}>
      {share ? t('charts.ofLimited', { part: number(part), value: number(value) }) : number(value)}
      {!share && (
        <small className={classes(part === 0 && styles.none)}>
          {columns === 1 ? t('charts.late', { count: number(part) }) : <><i className={styles.late} />{number(part)}</>}
        </small>
      )}
    </span>
  );
  return (
    <>
      <ul
        className={classes(styles.bars, columns === 2 && styles.two)}
        style={columns === 2 ? { gridTemplateRows: `repeat(${Math.ceil((shown.length + Math.min(1, rest.length)) / 2)}, auto)` } : undefined}
      >
        {shown.map(({ key, value, part }) => {
          const { mark, name, colour } = nameOf(text, kind, key, parts);
          const length = share ? 100 : (value / most) * 100;
          return (
            <li key={key}>
              {mark && <span className={styles.mark} aria-hidden>{mark}</span>}
              <span className={styles.name}>{name}</span>
              {figure({ value, part })}
              <span className={styles.track} aria-hidden>
                <span className={styles.bar} style={{ width: `${length}%`, ...(colour ? { background: colour } : {}) }}>{part > 0 && <span className={styles.late} style={{ width: `${(part / value) * 100}%` }} />}</span>
              </span>
            </li>
          );
        })}
        {rest.length > 0 && <li className={styles.rest}><span className={styles.name}>{t('charts.more', { count: number(rest.length) })}</span>{figure({ value: sum('value'), part: sum('part') })}</li>}
      </ul>
      {!share && <p className={styles.note}><Legend share={false} /></p>}
    </>
  );
}

/** What the colours of the bars mean. */
function Legend({ share }: { share: boolean }) {
  const { t } = useText();
  return <span className={styles.legend} aria-hidden><span><i className={styles.late} />{t('layers.request.overdue')}</span><span><i className={styles.bar} />{t(share ? 'charts.inTime' : 'charts.other')}</span></span>;
}
