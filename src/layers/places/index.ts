import type { Vec3 } from '@/geo';
import type { Place } from '@/model';
import { createElement } from 'react';
import type { Layer } from '../layer';
import { loadPlaces } from '../names/names';
import { outlineLayers } from '../outline';
import { PlacePanel } from './panel';

/** Metres: of the ring round a selected place, and of the staff that stands in it. */
const ring = 9;
const staff = 45;
const corners = 40;

/** The selected place: a ring on the ground with a staff, and a panel. Its name is among the labels. */
export const placesLayer: Layer = {
  id: 'places',
  title: 'layers.layer.places',
  selects: ['place'],
  unlisted: true,
  start({ stage, manifest, manifestUrl, view, preferences }) {
    let places: ReadonlyMap<string, Place> | null = null;
    const load = async (): Promise<ReadonlyMap<string, Place>> => {
      const all = await loadPlaces(manifest, manifestUrl);
      places = new Map(all.map((place) => [place.id, place]));
      return places;
    };
    const draw = (): void => {
      const selection = view.get('selection');
      const place = selection?.kind === 'place' ? places?.get(selection.id) : undefined;
      const paths = place ? markAt(stage.frame.toLocal({ longitude: place.at[0], latitude: place.at[1], height: manifest.groundHeight })) : [];
      stage.setDeckLayers('places', place ? outlineLayers({ id: 'place', state: 'selected', theme: preferences.getState().theme, paths, width: { pixels: 3 } }) : []);
    };
    const show = (): void => {
      draw();
      // The panel says when the names cannot be read.
      if (!places && view.get('selection')?.kind === 'place') void load().then(draw, () => undefined);
    };
    const stops = [
      view.onChange(({ aspect }) => {
        if (aspect === 'selection') show();
      }),
      preferences.subscribe(draw),
    ];
    show();

    return {
      Panel: ({ id }) => createElement(PlacePanel, { id, load, stage }),
      stop() {
        for (const stop of stops) stop();
        stage.setDeckLayers('places', []);
      },
    };
  },
};

function markAt([x, y, z]: Vec3): Vec3[][] {
  const round = Array.from({ length: corners + 1 }, (_, i): Vec3 => {
    const angle = (2 * Math.PI * i) / corners;
    return [x + ring * Math.cos(angle), y + ring * Math.sin(angle), z + 0.6];
  });
  return [round, [[x, y, z + 0.6], [x, y, z + staff]]];
}
