import { Button, IconButton, Panel, useText } from '@/ui';
import { Copy, X } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { useEscape } from '../use-escape';
import styles from './diagnostics.module.css';
import { median, reportOf, sampleOf, type Sample } from './sample';
import { Sparkline } from './sparkline';

const lookMs = 500;

/** What the stage is doing right now, for whoever sets a screen up or reports a fault. */
export default function DiagnosticsPanel({ program, className, onClose }: { program: Program; className: string | undefined; onClose: () => void }) {
  const { t } = useText();
  const { stage } = program;
  useEscape(onClose);
  const [sample, setSample] = useState<Sample | null>(null);
  useEffect(() => {
    const look = (): void => setSample((before) => sampleOf(stage.stats(), performance.now(), before));
    look();
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, [stage]);
  return (
    <Panel title={t('diagnostics.title')} className={className ?? styles.panel} actions={<IconButton look="quiet" label={t('common.close')} onClick={onClose}><X /></IconButton>}>
      {sample && (
        <div className={styles.sections}>
          <Frames sample={sample} />
          <BudgetSection program={program} />
          <City sample={sample} />
          <Link program={program} />
          <Errors program={program} sample={sample} />
        </div>
      )}
    </Panel>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return <div className={styles.row}><dt>{name}</dt><dd>{children}</dd></div>;
}

function Frames({ sample: { stats, framesPerSecond, reasons } }: { sample: Sample }) {
  const { t, number } = useText();
  const ms = (value: number): string => t('diagnostics.ms', { value: number(value, { maximumFractionDigits: 1, minimumFractionDigits: 1 }) });
  const parts = [['total', stats.frameMs.total], ['cesium', stats.frameMs.cesium], ['three', stats.frameMs.three], ['deck', stats.frameMs.deck], ['gpu', stats.gpuMs]] as const;
  return (
    <dl>
      <Row name={t('diagnostics.framesPerSecond')}>{number(framesPerSecond, { maximumFractionDigits: 1 })}</Row>
      {parts.map(([part, values]) => (
        <Row key={part} name={t(`diagnostics.part.${part}`)}><Sparkline values={values.slice(-60)} /><span className={styles.figure}>{ms(median(values.slice(-60)))}</span></Row>
      ))}
      <Row name={t('diagnostics.reasons')}>
        {reasons.length === 0 ? t('diagnostics.idle') : reasons.map(([reason, frames]) => `${t(`diagnostics.reason.${reason}`)} ${number(frames)}`).join(' · ')}
      </Row>
    </dl>
  );
}

function BudgetSection({ program: { stage } }: { program: Program }) {
  const { t, number, percent } = useText();
  const { level, levels, why, budget, memoryShare } = useStore(stage.budgets);
  return (
    <dl>
      <Row name={t('diagnostics.budget')}>
        <select
          aria-label={t('diagnostics.budget')} value={why === 'chosen' ? level : ''}
          onChange={({ target }) => stage.chooseBudget(levels.find((name) => name === target.value) ?? null)}
        >
          <option value="">{t('diagnostics.automatic', { level: t(`diagnostics.level.${level}`) })}</option>
          {levels.map((name) => <option key={name} value={name}>{t(`diagnostics.level.${name}`)}</option>)}
        </select>
      </Row>
      <Row name={t('diagnostics.because')}>{t(`diagnostics.why.${why}`)}</Row>
      <Row name={t('diagnostics.spends')}>
        {t('diagnostics.spending', { error: number(budget.screenSpaceError), samples: budget.msaaSamples, labels: budget.labels, shadows: t(`diagnostics.shadows.${budget.shadows}`) })}
        {memoryShare < 1 && ` · ${t('diagnostics.memoryShare', { share: percent(memoryShare) })}`}
      </Row>
    </dl>
  );
}

function City({ sample: { stats: { tiles, memoryMB, pixelRatio, heap } } }: { sample: Sample }) {
  const { t, number, percent } = useText();
  const megabytes = (value: number): string => number(value, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 });
  return (
    <dl>
      <Row name={t('diagnostics.pixelRatio')}>{number(pixelRatio, { maximumFractionDigits: 2 })}</Row>
      <Row name={t('diagnostics.tiles')}>{t('diagnostics.tileCounts', { loaded: number(tiles.loaded), pending: number(tiles.pending), failed: number(tiles.failed) })}</Row>
      <Row name={t('diagnostics.memory')}>{megabytes(memoryMB)}</Row>
      {heap && (
        <Row name={t('diagnostics.heap')}>
          {[t('diagnostics.heapUse', { used: megabytes(heap.usedMB), limit: megabytes(heap.limitMB) }), percent(heap.usedMB / heap.limitMB), ...(heap.short ? [t('diagnostics.heapShort')] : [])].join(' · ')}
        </Row>
      )}
    </dl>
  );
}

function Link({ program: { link } }: { program: Program }) {
  const { t, number } = useText();
  const { status, clock, playoutDelayMs } = useStore(link);
  return (
    <dl>
      <Row name={t('diagnostics.link')}>{t(`link.status.${status}`)}</Row>
      <Row name={t('diagnostics.clock')}>{clock ? `± ${t('diagnostics.ms', { value: number(clock.errorMs, { maximumFractionDigits: 1 }) })}` : t('common.unknown')}</Row>
      <Row name={t('diagnostics.playout')}>{t('diagnostics.ms', { value: number(playoutDelayMs, { maximumFractionDigits: 0 }) })}</Row>
    </dl>
  );
}

function Errors({ program: { stage }, sample }: { program: Program; sample: Sample }) {
  const { t, number } = useText();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const { errors } = sample.stats;
  const counts = new Map<string, number>();
  for (const message of errors) counts.set(message, (counts.get(message) ?? 0) + 1);
  const copy = (): void => {
    const { level, why, budget } = stage.budgets.getState();
    const text = reportOf(sample, { level, why, ...budget }, location.pathname + location.search, navigator.userAgent);
    // Browsers give a clipboard only to pages on https or localhost.
    void Promise.resolve().then(() => navigator.clipboard.writeText(text)).then(() => setCopied('yes'), () => setCopied('no'));
  };
  return (
    <div className={styles.errors}>
      <div className={styles.row}>
        <h3>{t('diagnostics.errors')}</h3>
        <Button onClick={copy}><Copy aria-hidden />{t(copied === null ? 'diagnostics.copy' : copied === 'yes' ? 'diagnostics.copied' : 'diagnostics.notCopied')}</Button>
      </div>
      {errors.length === 0 ? <p>{t('diagnostics.none')}</p> : <ol aria-label={t('diagnostics.errors')}>{[...counts].map(([message, count]) => <li key={message}>{count > 1 && `${number(count)} × `}{message}</li>)}</ol>}
    </div>
  );
}
