import { workerStates, type WorkerState } from '@/model';
import type { Theme } from '@/state';
import { Badge, Facts, Message, useText } from '@/ui';
import { Clock } from 'lucide-react';
import { useStore } from 'zustand';
import { PanelHead } from '../panel-head';
import { useSecond } from '../use-second';
import { Dot } from '../value-legend';
import { describeWorker, slotOfWorker, stateColours } from './drawing';
import { fleetStore } from './fleet-store';
import type { MovingTable } from './moving-table';
import { staleAfterMs } from './source';

const compass = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;

interface WorkerPanelProps {
  id: string;
  table: MovingTable;
  theme: Theme;
  sharedNow: () => number;
}

export function WorkerPanel({ id, table, theme, sharedNow }: WorkerPanelProps) {
  const { t, number, ago, duration } = useText();
  const now = useSecond(sharedNow);
  const simulated = useStore(fleetStore, (state) => state.simulated);
  const title = t('layers.worker.title', { number: id.replace(/^w-/, '') });
  const slot = slotOfWorker(table, id);
  const worker = slot < 0 ? null : describeWorker(table, slot, now);
  if (!worker) return <><PanelHead title={title} /><Message kind="empty" title={t('layers.worker.notSeen')} /></>;
  const { state, heading, lastSeen } = worker.properties as { state: WorkerState; heading: number; lastSeen: number };
  const silence = now - lastSeen;
  return (
    <>
      <PanelHead title={title}>
        <Badge icon={<Dot colour={stateColours[theme][workerStates.indexOf(state)]!} />}>{t(`term.worker.${state}`)}</Badge>
        {silence > staleAfterMs && <Badge tone="warning" icon={<Clock aria-hidden />}>{t('common.stale', { duration: duration(silence) })}</Badge>}
        {simulated && <Badge tone="quiet">{t('common.simulated')}</Badge>}
      </PanelHead>
      <Facts
        rows={[
          [t('layers.worker.heading'), `${t(`compass.${compass[Math.round(heading / 45) % 8]!}`)} · ${number(heading)}°`],
          [t('layers.worker.seen'), silence < 60_000 ? t('layers.worker.secondsAgo', { count: number(Math.max(0, Math.round(silence / 1_000))) }) : ago(lastSeen, now)],
        ]}
      />
    </>
  );
}
