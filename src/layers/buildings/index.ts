import { textFor } from '@/ui';
import { createElement } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Layer } from '../layer';
import { layerState } from '../layer-state';
import { OpenBuilding } from './drawing';
import { opening } from './opening';
import { BuildingPanel } from './panel';
import { createDetailSource } from './source';

/** The city's buildings and ground as the shared layers want them, and the selected building opened floor by floor. */
export const buildingsLayer: Layer = {
  id: 'buildings',
  title: 'layers.layer.buildings',
  selects: ['building'],
  start({ stage, manifest, manifestUrl, view, preferences }) {
    const source = createDetailSource(manifest, manifestUrl);
    const hoveredFloor = createStore<{ floor: number | null }>(() => ({ floor: null }));
    let openedAt = 0;
    const elapsed = (): number =>
      matchMedia('(prefers-reduced-motion: reduce)').matches ? Number.POSITIVE_INFINITY : performance.now() - openedAt;

    const select = (): void => {
      const selection = view.get('selection');
      const id = selection?.kind === 'building' ? selection.id : null;
      stage.highlightBuilding(id);
      source.open(id);
    };
    const show = (): void => {
      const shown = layerState(view, 'buildings').visible;
      stage.setCity({ buildings: shown, ground: layerState(view, 'ground').visible });
      const state = source.store.getState();
      const { language, theme } = preferences.getState();
      if (state.phase !== 'ready' || !shown) {
        stage.hideBuildings(new Set());
        stage.setSite('buildings', null);
        return;
      }
      const { floor } = hoveredFloor.getState();
      const label = floor === null ? '' : textFor(language).t('layers.building.floorOf', { number: floor, count: state.detail.levels });
      stage.hideBuildings(new Set([state.id]));
      stage.setSite('buildings', createElement(OpenBuilding, {
        key: state.id, detail: state.detail, frame: stage.frame, theme, elapsed, hovered: floor, label,
      }));
    };

    const stops = [
      source.store.subscribe((state) => {
        hoveredFloor.setState({ floor: null });
        if (state.phase === 'ready') openedAt = performance.now();
        show();
      }),
      hoveredFloor.subscribe(show),
      preferences.subscribe(show),
      view.onChange(({ aspect }) => {
        if (aspect === 'selection') select();
        else if (aspect === 'layers') show();
      }),
      stage.onFrame(() => source.store.getState().phase === 'ready' && opening(elapsed())),
      stage.onPointer(({ pick }) => {
        const state = source.store.getState();
        const floor = pick?.engine === 'three' && state.phase === 'ready' && pick.id === state.id ? Number(pick.properties.floor) : null;
        if (floor !== hoveredFloor.getState().floor) hoveredFloor.setState({ floor });
      }),
    ];
    select();
    show();

    return {
      Panel: ({ id }) => createElement(BuildingPanel, { id, source, hoveredFloor }),
      stop() {
        for (const stop of stops) stop();
        stage.highlightBuilding(null);
        stage.hideBuildings(new Set());
        stage.setSite('buildings', null);
      },
    };
  },
};
