import { Button, Message, useText } from '@/ui';
import { useStore } from 'zustand';
import type { Program } from '../../program';

/** Why regions are missing or another than the one asked for is shown, until it is read. */
export function RegionNotice({ regions }: Pick<Program, 'regions'>) {
  const { t } = useText();
  const problem = useStore(regions, (state) => state.problem);
  if (!problem) return null;
  const said = problem.kind === 'unknown'
    ? { title: t('regions.unknown.title', { id: problem.id }), remedy: t('regions.unknown.remedy') }
    : { title: t('regions.failed.title'), remedy: t('regions.failed.remedy', { details: problem.details }) };
  return (
    <Message kind={problem.kind === 'unknown' ? 'info' : 'stale'} {...said}>
      <Button onClick={() => regions.setState({ problem: null })}>{t('common.close')}</Button>
    </Message>
  );
}
