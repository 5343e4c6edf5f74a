import { chartKinds, type ChartKind } from '@/model';
import { Button, IconButton, useRemembered, useText } from '@/ui';
import { MonitorUp, X } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { lasting, showChart, takeChartAway, type Lasting } from '../../shared/charts/chart-acts';
import { ChartFace, chartTitle } from '../../shared/charts/chart-face';
import { useShownCharts } from '../../shared/charts/use-shown-charts';
import { useRegionPath } from '../../shared/regions/use-region-path';
import { carry } from '../../shared/shows/carry';
import { mayShow } from '../../shared/shows/show-room';
import { shortName } from '@/layers';
import styles from './figures.module.css';

const rows = 8;

/** The city's figures as charts, and which of them the wall shows. */
export default function Figures({ program }: { program: Program }) {
  const text = useText();
  const { t, time, language } = text;
  const [held, choose] = useRemembered<string>('desk.chart', 'category');
  const [heldLasting, last] = useRemembered<string>('desk.chartLasts', 'always');
  const select = useId();
  const charts = useShownCharts(program);
  const online = useStore(program.link, (state) => state.status === 'online');
  const region = useRegionPath(program).at(-1);
  const kind = chartKinds.find((each) => each === held) ?? 'category';
  const how = (Object.keys(lasting) as Lasting[]).find((each) => each === heldLasting) ?? 'always';
  const may = mayShow(program);
  const title = (chart: ChartKind): string => chartTitle(text, chart, region ? shortName(region, language) : '');
  const carried = may ? carry(() => ({ name: title(kind), sides: true, drop: (place) => void showChart(program, kind, place, how) })) : {};
  return (
    <div className={styles.figures}>
      <div className={styles.tabs} role="tablist" aria-label={t('charts.choose')}>
        {chartKinds.map((each) => <button key={each} type="button" role="tab" aria-selected={each === kind} onClick={() => choose(each)}>{t(`charts.short.${each}`)}</button>)}
      </div>
      <div className={styles.face} title={may ? t('charts.carry') : undefined} {...carried}>
        <ChartFace program={program} kind={kind} rows={rows}>
          {may && <IconButton look="quiet" label={t('charts.show', { name: title(kind) })} disabled={!online} onClick={() => void showChart(program, kind, 'card', how)}><MonitorUp /></IconButton>}
        </ChartFace>
      </div>
      {may && (
        <div className={styles.how}>
          <label htmlFor={select}>{t('charts.forHow')}</label>
          <select id={select} value={how} onChange={(event) => last(event.currentTarget.value)}>
            {(Object.keys(lasting) as Lasting[]).map((each) => <option key={each} value={each}>{t(`charts.for.${each}`)}</option>)}
          </select>
        </div>
      )}
      {charts.length > 0 && (
        <section className={styles.shown} aria-label={t('charts.onWall')}>
          <h3>{t('charts.onWall')}</h3>
          <ul>
            {charts.map(({ chart, place, until }) => (
              <li key={chart}>
                <Button look="quiet" onClick={() => choose(chart)}>{t(`charts.short.${chart}`)}</Button>
                <span>{t(`shows.sides.${place}`)}{until !== null && ` · ${t('charts.until', { time: time(until, { timeZone: program.manifest.timeZone }) })}`}</span>
                {may && <IconButton look="quiet" label={t('charts.takeAway', { name: t(`charts.short.${chart}`) })} onClick={() => void takeChartAway(program, chart)}><X /></IconButton>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
