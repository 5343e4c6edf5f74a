import { workerStates } from '@/model';
import type { Theme } from '@/state';
import { createElement } from 'react';
import { useStore } from 'zustand';
import type { Layer } from '../layer';
import { hiddenValues, layerState } from '../layer-state';
import { drawWorkers, slotOfWorker } from './drawing';
import { WorkersLegend } from './legend';
import { WorkerPanel } from './panel';
import { createWorkerSource } from './source';

/** Field workers on the move: decoded off the page, interpolated on the GPU. */
export const workersLayer: Layer = {
  id: 'workers',
  title: 'layers.layer.workers',
  selects: ['worker'],
  start({ stage, screenClass, manifest, view, dataTime, preferences, onMovers, sharedNow }) {
    let selectedSlot = -1;

    const findSelected = (): number => {
      const selection = view.get('selection');
      return selection?.kind === 'worker' ? slotOfWorker(source.table, selection.id) : -1;
    };
    /** Where they were at other times is not known: then they are out of the picture. */
    const shown = (): boolean => layerState(view, 'workers').visible && dataTime.getState().asOf === null;
    const keepMoving = (): void => stage.animate('workers', shown() && source.live());
    const redraw = (): void => {
      const { opacity } = layerState(view, 'workers');
      const hidden = hiddenValues(view, 'workers', 'state');
      selectedSlot = findSelected();
      const hiddenStates = workerStates.reduce((bits, state, i) => (hidden.includes(state) ? bits | (1 << i) : bits), 0);
      const { theme } = preferences.getState();
      stage.setDeckLayers('workers', shown() ? [drawWorkers(source.table, sharedNow, { theme, opacity, selectedSlot, hiddenStates })] : []);
      keepMoving();
      stage.invalidate();
    };
    const source = createWorkerSource({
      origin: manifest.origin,
      groundHeight: manifest.groundHeight,
      onMovers,
      sharedNow,
      moved: () => {
        if (findSelected() === selectedSlot) stage.invalidate();
        else redraw();
        keepMoving();
      },
      counted: (changed) => {
        keepMoving();
        if (changed) stage.invalidate();
      },
    });
    redraw();

    const stops = [
      view.onChange(({ aspect }) => {
        if (aspect !== 'camera') redraw();
      }),
      preferences.subscribe(redraw),
      dataTime.subscribe(redraw),
    ];
    const useTheme = (): Theme => useStore(preferences, (state) => state.theme);
    return {
      Panel: ({ id }) => createElement(WorkerPanel, { id, table: source.table, theme: useTheme(), sharedNow }),
      Legend: () => createElement(WorkersLegend, { view, dataTime, theme: useTheme(), hands: screenClass !== 'large' }),
      stop() {
        for (const stop of stops) stop();
        source.stop();
        stage.animate('workers', false);
        stage.setDeckLayers('workers', []);
      },
    };
  },
};
