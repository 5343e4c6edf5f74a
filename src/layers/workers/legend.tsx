import { workerStates } from '@/model';
import type { DataTimeStore, ViewStore } from '@/state';
import { Badge, Message, useText } from '@/ui';
import { useStore } from 'zustand';
import type { Theme } from '@/state';
import { toggleValue, useHiddenValues } from '../layer-state';
import { Dot, ValueLegend } from '../value-legend';
import { stateColours } from './drawing';
import { fleetStore } from './fleet-store';

export function WorkersLegend({ view, dataTime, theme, hands }: { view: ViewStore; dataTime: DataTimeStore; theme: Theme; hands: boolean }) {
  const { t, number } = useText();
  const hidden = useHiddenValues(view, 'workers', 'state');
  const now = useStore(dataTime, ({ asOf }) => asOf === null);
  const { reporting, stale, simulated, problem } = useStore(fleetStore);
  return (
    <>
      <ValueLegend
        label={t('layers.layer.workers')}
        onToggle={hands ? (state) => toggleValue(view, 'workers', 'state', state) : undefined}
        values={workerStates.map((state, i) => ({
          key: state, label: t(`term.worker.${state}`), mark: <Dot colour={stateColours[theme][i]!} />, hidden: hidden.includes(state),
        }))}
      />
      <p>
        {t('layers.worker.reporting', { count: number(reporting) })}
        {stale > 0 && ` · ${t('layers.worker.silent', { count: number(stale) })}`} {simulated && <Badge tone="quiet">{t('common.simulated')}</Badge>}
      </p>
      {!now && <p role="status">{t('layers.worker.nowOnly')}</p>}
      {problem && <Message kind="error" title={t('layers.worker.unreadable')} remedy={problem} />}
    </>
  );
}
