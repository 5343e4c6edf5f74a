import { createElement } from 'react';
import type { Layer } from '../layer';
import { layerState } from '../layer-state';
import { outlineLayers, type OutlineState } from '../outline';
import { StreetPanel } from './panel';
import { afterFirstPicture, createStreetSource } from './source';
import { StreetTip } from './tip';

/** Lines lie this much above the ground, metres. */
const lift = 0.4;
/** Metres and least CSS pixels of the line along a street. */
const lines: Record<OutlineState, { metres: number; pixels: number }> = {
  selected: { metres: 5, pixels: 3.5 },
  hovered: { metres: 3.5, pixels: 2.5 },
};

/** Streets that can be pointed at and selected; the city itself draws them, this layer their outline. */
export const streetsLayer: Layer = {
  id: 'streets',
  title: 'layers.layer.streets',
  selects: ['street'],
  unlisted: true,
  start({ stage, manifest, manifestUrl, view, preferences, pointed, regions }) {
    const { store, load } = createStreetSource(manifest, manifestUrl, stage.frame);

    const draw = (): void => {
      const { network } = store.getState();
      const { theme } = preferences.getState();
      const selection = view.get('selection');
      const { thing } = pointed.getState();
      const selected = selection?.kind === 'street' ? selection.id : null;
      const hovered = thing?.kind === 'street' && thing.id !== selected ? thing.id : null;
      const outline = (id: string | null, state: OutlineState) => {
        const street = id === null ? null : network?.get(id);
        if (!street) return [];
        const paths = street.paths().map((path) => path.map(([x, y, z]): [number, number, number] => [x, y, z + lift]));
        return outlineLayers({ id: `street-${state}`, state, theme, paths, width: lines[state] });
      };
      stage.setDeckLayers('streets', [...outline(hovered, 'hovered'), ...outline(selected, 'selected')]);
    };
    const stops = [
      store.subscribe(draw),
      view.onChange(({ aspect }) => {
        if (aspect === 'selection') draw();
      }),
      preferences.subscribe(draw),
      pointed.subscribe(({ thing }, before) => {
        if (thing?.kind === 'street' || before.thing?.kind === 'street') draw();
      }),
    ];
    if (view.get('selection')?.kind === 'street') load();
    else void afterFirstPicture(stage).then(load);

    return {
      Panel: ({ id }) => createElement(StreetPanel, { id, store, regions, retry: load }),
      Tip: StreetTip,
      at({ longitude, latitude }, reach) {
        if (!layerState(view, 'ground').visible) return null;
        const [east, north] = stage.frame.toLocal({ longitude, latitude, height: manifest.groundHeight });
        const street = store.getState().network?.near(east, north, reach);
        return street ? { id: street.id, properties: { name: street.names?.[''] ?? '', class: street.class } } : null;
      },
      stop() {
        for (const stop of stops) stop();
        stage.setDeckLayers('streets', []);
      },
    };
  },
};
