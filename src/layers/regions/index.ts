import type { Theme } from '@/state';
import { regionMeant } from '@/state';
import { createElement } from 'react';
import { useStore } from 'zustand';
import type { Layer } from '../layer';
import { layerState } from '../layer-state';
import { drawRegions } from './drawing';
import { RegionsLegend } from './legend';
import { RegionPanel } from './panel';
import { shownRegions } from './shown-regions';
import { RegionTip } from './tip';

/** Outlines of the region looked at and its parts; what lies outside it dims. */
export const regionsLayer: Layer = {
  id: 'regions',
  title: 'regions.title',
  selects: ['region'],
  start({ stage, screenClass, manifest, view, requests, preferences, pointed, regions, enterRegion }) {
    const hands = screenClass !== 'large';

    const draw = (): void => {
      const { index, hovered } = regions.getState();
      const { visible, opacity } = layerState(view, 'regions');
      if (!index || !visible) return stage.setDeckLayers('regions', []);
      const selection = view.get('selection');
      const { thing } = pointed.getState();
      const shown = shownRegions(index, {
        current: view.get('region'),
        selected: selection?.kind === 'region' ? selection.id : null,
        pointed: hovered ?? (thing?.kind === 'region' ? thing.id : null),
      });
      const { theme } = preferences.getState();
      stage.setDeckLayers('regions', drawRegions(shown, { frame: stage.frame, groundHeight: manifest.groundHeight, theme, opacity, screenClass }));
    };
    const dim = (): void => {
      const id = view.get('region');
      const region = id === null || !layerState(view, 'regions').visible ? null : regions.getState().index?.get(id);
      stage.setScope(region?.polygons ?? null);
    };

    const stops = [
      view.onChange(({ aspect }) => {
        if (aspect === 'region' || aspect === 'layers') dim();
        if (aspect === 'region' || aspect === 'layers' || aspect === 'selection') draw();
      }),
      regions.subscribe((state, before) => {
        if (state.index !== before.index) dim();
        draw();
      }),
      pointed.subscribe(({ thing }, before) => {
        if (thing?.kind === 'region' ? thing.id !== before.thing?.id : before.thing?.kind === 'region') draw();
      }),
      preferences.subscribe(draw),
    ];
    dim();
    draw();

    const useTheme = (): Theme => useStore(preferences, ({ theme }) => theme);
    return {
      Panel: ({ id }) => createElement(RegionPanel, { id, regions, requests, view, enter: hands ? enterRegion : null }),
      Legend: () => createElement(RegionsLegend, { regions, theme: useTheme() }),
      Tip: ({ id }) => createElement(RegionTip, { id, regions }),
      at({ longitude, latitude }) {
        const { index } = regions.getState();
        if (!index || !layerState(view, 'regions').visible) return null;
        const region = regionMeant(index, view.get('region'), longitude, latitude);
        return region && { id: region.id, properties: { name: region.name.en, level: region.level } };
      },
      stop() {
        for (const stop of stops) stop();
        stage.setDeckLayers('regions', []);
        stage.setScope(null);
      },
    };
  },
};
