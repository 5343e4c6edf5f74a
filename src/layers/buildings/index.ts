import { createElement } from 'react';
import type { Layer } from '../layer';
import { layerState } from '../layer-state';
import { ColourLegend } from './colour/legend';
import { createPainting } from './colour/painting';
import { BuildingPanel } from './panel';
import { outlineBuildings } from './outline/building-outline';
import { createSiteView } from './site/site-view';
import { createDetailSource } from './source';
import { BuildingTip } from './tip';

/** The city's buildings and ground as the shared layers want them, and the selected building opened floor by floor. */
export const buildingsLayer: Layer = {
  id: 'buildings',
  title: 'layers.layer.buildings',
  selects: ['building'],
  start({ stage, screenClass, manifest, manifestUrl, view, preferences, pointed, regions }) {
    const hands = screenClass !== 'large';
    const source = createDetailSource(manifest, manifestUrl);
    const site = createSiteView({ stage, view, preferences, source, hands });
    const stopOutline = outlineBuildings({ stage, view, preferences, pointed, source, site: site.store });
    const painting = createPainting(stage, manifest, view);

    const select = (): void => {
      const selection = view.get('selection');
      const id = selection?.kind === 'building' ? selection.id : null;
      stage.highlightBuilding(id);
      source.open(id);
    };
    const show = (): void => {
      const ground = layerState(view, 'ground');
      stage.setCity({ buildings: layerState(view, 'buildings').visible, ground: ground.visible, groundOpacity: ground.opacity });
    };
    const stopWatching = view.onChange(({ aspect }) => {
      if (aspect === 'selection') select();
      else if (aspect === 'layers') show();
    });
    select();
    show();

    return {
      Panel: ({ id }) => createElement(BuildingPanel, { id, source, site, regions, attributes: manifest.attributes, hands }),
      Tip: BuildingTip,
      Legend: () => createElement(ColourLegend, { view, manifest, left: painting.left, hands }),
      stop() {
        stopWatching();
        stopOutline();
        site.stop();
        painting.stop();
        stage.highlightBuilding(null);
      },
    };
  },
};
