import { shortName } from '@/layers';
import { IconButton, useText } from '@/ui';
import { ChartColumn, ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import type { Program } from '../../program';
import { useRegionPath } from '../regions/use-region-path';
import { ChartFace, chartTitle } from './chart-face';
import { useShownCharts } from './use-shown-charts';
import styles from './wall-charts.module.css';

const rows = 5;

/** Says on a tablet which chart the wall shows, and shows it when it is touched. */
export function WallCharts({ program }: { program: Program }) {
  const text = useText();
  const { t, language } = text;
  const charts = useShownCharts(program);
  const region = useRegionPath(program).at(-1);
  const [open, setOpen] = useState(false);
  const last = charts.at(-1);
  if (!last) return null;
  const title = chartTitle(text, last.chart, region ? shortName(region, language) : '');
  return (
    <aside className={styles.charts}>
      <div className={styles.head}>
        <ChartColumn aria-hidden /><span>{t('charts.onWall')}</span>{!open && <strong>{title}</strong>}
        <IconButton look="quiet" label={t(open ? 'common.collapse' : 'common.expand', { name: title })} aria-expanded={open} onClick={() => setOpen(!open)}>{open ? <ChevronUp /> : <ChevronDown />}</IconButton>
      </div>
      {open && charts.toReversed().map(({ chart }) => <ChartFace key={chart} program={program} kind={chart} rows={rows} />)}
    </aside>
  );
}
