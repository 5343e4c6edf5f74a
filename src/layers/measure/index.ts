import type { CityManifest, Position, ScreenClass } from '@/model';
import type { Stage } from '@/stage';
import type { PreferenceStore } from '@/state';
import { textFor } from '@/ui';
import { drawMeasure } from './drawing';
import { createMeasureStore, type MeasureStore } from './measure-store';
import { areaText, lengthText } from './measure-text';
import { measure } from './measurement';

export { MeasurePanel } from './panel';
export type { MeasureStore } from './measure-store';

interface MeasureOptions {
  stage: Stage;
  screenClass: ScreenClass;
  manifest: CityManifest;
  preferences: PreferenceStore;
}

/** Measuring in the city: while its store has a kind, clicks are points on whatever stands there, and nothing is selected. */
export function createMeasure({ stage, screenClass, manifest, preferences }: MeasureOptions): MeasureStore {
  const store = createMeasureStore();
  const redraw = (): void => {
    const { kind, points, pointer } = store.getState();
    if (kind === null || points.length === 0) {
      stage.setDeckLayers('measure', []);
      stage.invalidate();
      return;
    }
    const { language, theme } = preferences.getState();
    const text = textFor(language);
    const all = pointer ? [...points, pointer] : points;
    const found = measure(kind, all);
    const total = !found ? '' : { distance: found.legs.length > 1 ? lengthText(text, found.length) : '', height: lengthText(text, found.rise), area: areaText(text, found.area) }[kind];
    stage.setDeckLayers('measure', drawMeasure({
      kind, points: all, frame: stage.frame, theme, screenClass, total,
      legTexts: kind === 'height' ? [] : (found?.legs ?? []).map((leg) => lengthText(text, leg)),
    }));
    stage.invalidate();
  };
  store.subscribe(redraw);
  preferences.subscribe(redraw);
  stage.onPointer(({ kind, x, y, pick }) => {
    if (store.getState().kind === null) return;
    const at: Position | null = pick ? { longitude: pick.longitude, latitude: pick.latitude, height: pick.height } : stage.groundAt(x, y);
    if (!at) return;
    const point = { ...at, height: Math.max(at.height, manifest.groundHeight) };
    if (kind === 'click') store.add(point);
    else store.point(point);
  });
  return store;
}
