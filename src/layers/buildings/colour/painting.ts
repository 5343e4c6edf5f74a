import type { CityManifest } from '@/model';
import type { Stage } from '@/stage';
import type { ViewStore } from '@/state';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { layerState } from '../../layer-state';
import { buildingFilter } from './filter';
import { paintOf } from './paint';

export interface Painting {
  /** Whether buildings were looked at, and filters let none of them through. */
  readonly left: StoreApi<{ none: boolean }>;
  stop(): void;
}

/** Paints the buildings on the stage as the shared layers and filters want them. */
export function createPainting(stage: Stage, manifest: CityManifest, view: ViewStore): Painting {
  const left = createStore<{ none: boolean }>(() => ({ none: false }));
  let counts = { seen: 0, shown: 0 };
  let painted: { colourBy: string | null | undefined; filter: ReturnType<typeof buildingFilter> } | null = null;

  const paint = (): void => {
    const { colourBy } = layerState(view, 'buildings');
    const filter = buildingFilter(view);
    if (painted && painted.colourBy === colourBy && painted.filter === filter) return;
    painted = { colourBy, filter };
    const of = paintOf(manifest.attributes, colourBy ?? null, filter);
    const own = { seen: 0, shown: 0 };
    counts = own;
    stage.paintBuildings(of && ((properties) => {
      const colour = of(properties);
      own.seen++;
      if (colour !== 'hidden') own.shown++;
      return colour;
    }));
    stage.invalidate();
  };
  const tell = (): boolean => {
    const none = counts.seen > 0 && counts.shown === 0;
    if (none !== left.getState().none) left.setState({ none });
    return false;
  };

  const stops = [
    view.onChange(({ aspect }) => {
      if (aspect === 'layers' || aspect === 'filters') paint();
    }),
    stage.onFrame(tell),
  ];
  paint();
  return {
    left,
    stop() {
      for (const stop of stops) stop();
      stage.paintBuildings(null);
    },
  };
}
