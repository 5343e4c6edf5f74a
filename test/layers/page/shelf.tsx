import type { RunningLayer } from '@/layers';
import type { PreferenceStore } from '@/state';
import { TextProvider } from '@/ui';

/** A layer's legend and, with an id, its panel, as a screen shows them. */
export function Shelf({ preferences, Legend, Panel, id }: Pick<RunningLayer, 'Legend' | 'Panel'> & { preferences: PreferenceStore; id: string | null }) {
  return (
    <TextProvider preferences={preferences}>
      {Legend && <Legend />}
      {id && Panel && <Panel id={id} />}
    </TextProvider>
  );
}
