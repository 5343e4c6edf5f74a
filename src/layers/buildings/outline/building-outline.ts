import type { BuildingDetail } from '@/model';
import type { Stage } from '@/stage';
import type { PointedStore, PreferenceStore, ViewStore } from '@/state';
import type { Layer } from '@deck.gl/core';
import { layerState } from '../../layer-state';
import { outlineLayers, type OutlineState } from '../../outline';
import type { SiteStore } from '../site/site-state';
import type { DetailSource } from '../source';
import { buildingEdges, footprintEdges } from './edges';

/** CSS pixels of the lines. */
const widths: Record<OutlineState, number> = { selected: 2.4, hovered: 1.5 };

interface OutlineOptions {
  stage: Stage;
  view: ViewStore;
  preferences: PreferenceStore;
  pointed: PointedStore;
  source: DetailSource;
  /** How the selected building is looked at: taken apart it has edges of its own, and only its footprint is outlined. */
  site: SiteStore;
}

/** The shape of the building that is selected, and of the one under the pointer, as lines. Returns its own removal. */
export function outlineBuildings({ stage, view, preferences, pointed, source, site }: OutlineOptions): () => void {
  const known = new Map<string, BuildingDetail | null>();

  const detailOf = (id: string | null): BuildingDetail | null => {
    if (id === null) return null;
    const held = known.get(id);
    if (held !== undefined) return held;
    known.set(id, null);
    // A building that cannot be loaded has no outline; its panel says why.
    source.detail(id).then((detail) => {
      known.set(id, detail);
      draw();
    }, () => known.delete(id));
    return null;
  };
  const outline = (id: string | null, state: OutlineState): Layer[] => {
    const detail = detailOf(id);
    if (!detail) return [];
    const paths = (state === 'selected' && site.getState().apart ? footprintEdges : buildingEdges)(detail, stage.frame);
    return outlineLayers({ id: `building-${state}`, state, theme: preferences.getState().theme, paths, width: { pixels: widths[state] } });
  };
  const draw = (): void => {
    const selection = view.get('selection');
    const { thing } = pointed.getState();
    const selected = selection?.kind === 'building' ? selection.id : null;
    const hovered = thing?.kind === 'building' && thing.id !== selected ? thing.id : null;
    const shown = layerState(view, 'buildings').visible;
    stage.setDeckLayers('buildings', shown
      ? [...outline(hovered, 'hovered'), ...outline(selected, 'selected')]
      : []);
  };

  const stops = [
    view.onChange(({ aspect }) => {
      if (aspect === 'selection' || aspect === 'layers') draw();
    }),
    preferences.subscribe(draw),
    site.subscribe(({ apart }, before) => {
      if (apart !== before.apart) draw();
    }),
    pointed.subscribe(({ thing }, before) => {
      if ((thing?.kind === 'building' ? thing.id : null) !== (before.thing?.kind === 'building' ? before.thing.id : null)) draw();
    }),
  ];
  draw();

  return () => {
    for (const stop of stops) stop();
    stage.setDeckLayers('buildings', []);
  };
}
