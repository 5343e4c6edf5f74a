import type { Rectangle } from '@/state';
import type { Layer } from '../layer';
import { layerState } from '../layer-state';
import { afterFirstPicture, createStreetSource } from '../streets/source';
import { loadPlaces } from '../names/names';
import { createCandidates } from './all-candidates';
import { createLabelPicture } from './picture';
import { createPlacer } from './placer';
import { takenBoxes } from './taken-boxes';

/** Names on the city: regions, settlements, waters, parks, places and streets, never over each other. */
export const labelsLayer: Layer = {
  id: 'labels',
  title: 'layers.layer.labels',
  selects: [],
  start({ stage, screenClass, manifest, manifestUrl, view, preferences, regions, obstacles, covers, marks }) {
    const streets = createStreetSource(manifest, manifestUrl, stage.frame);
    const candidates = createCandidates({ frame: stage.frame, groundHeight: manifest.groundHeight, obstacles });
    const picture = createLabelPicture(stage, screenClass, () => placer.soon());
    /** What lies over this picture, which may be one of two beside each other. */
    const inCanvas = (): Rectangle[] => {
      const { left, top } = stage.canvas.getBoundingClientRect();
      return covers.getState().areas.map((area) => ({ left: area.left - left, right: area.right - left, top: area.top - top, bottom: area.bottom - top }));
    };
    const placer = createPlacer(stage, picture, () => candidates.list(), (camera) => takenBoxes(camera, inCanvas(), marks.getState()));

    const look = (): void => {
      const { visible, opacity } = layerState(view, 'labels');
      const { theme, language } = preferences.getState();
      candidates.setLanguage(language);
      picture.setLook(theme, visible ? opacity : 0);
      placer.soon();
    };
    const known = (): void => {
      candidates.setStreets(streets.store.getState().network?.named ?? []);
      const { index } = regions.getState();
      const region = view.get('region');
      candidates.setRegions(index?.children(region) ?? [], region === null ? null : (index?.get(region) ?? null));
      placer.soon();
    };
    const stops = [
      preferences.subscribe(look),
      covers.subscribe(() => placer.soon()),
      marks.subscribe(() => placer.soon()),
      streets.store.subscribe(known),
      regions.subscribe((state, before) => {
        if (state.index !== before.index) known();
      }),
      view.onChange(({ aspect }) => {
        if (aspect === 'layers') look();
        else if (aspect === 'region') known();
        else if (aspect === 'filters' || aspect === 'selection') placer.soon();
      }),
    ];
    void afterFirstPicture(stage).then(async () => {
      streets.load();
      // A city whose names cannot be read has fewer names; its panels say why.
      candidates.setPlaces(await loadPlaces(manifest, manifestUrl).catch(() => []));
      placer.soon();
    });
    known();
    look();

    return {
      over(x, y) {
        const named = picture.at(x, y);
        return named && { ...named.thing, properties: { name: named.text } };
      },
      stop() {
        for (const stop of stops) stop();
        placer.stop();
        picture.stop();
      },
    };
  },
};
