import { severities, type DocumentOf } from '@/model';
import { documentsOf } from '@/state';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';

/** The room's alerts, the most severe first, then the newest. The hub removes those that expire. */
export function useAlerts({ room }: Pick<Program, 'room'>): readonly DocumentOf<'alert'>[] {
  const alerts = useStore(room, (state) => documentsOf(state, 'alert'));
  return useMemo(
    () => alerts.toSorted((a, b) => severities.indexOf(b.content.severity) - severities.indexOf(a.content.severity) || b.at - a.at),
    [alerts],
  );
}
