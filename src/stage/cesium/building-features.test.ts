import { Color, Event, type Cesium3DTile, type Cesium3DTileContent, type Cesium3DTileset } from 'cesium';
import { expect, test } from 'vitest';
import { createBuildingFeatures } from './building-features';

/** Cesium's side: events as it raises them, and tiles whose features remember their colour. */
function cesium() {
  const tileset = { tileLoad: new Event(), tileVisible: new Event(), tileUnload: new Event() };
  const tile = (...ids: string[]) => {
    const features = ids.map((id) => {
      let colour = Color.WHITE.clone();
      return {
        show: true,
        get color() { return colour; },
        set color(value: Color) { colour = value.clone(); },
        getProperty: (name: string) => (name === 'id' ? id : undefined),
        getPropertyIds: () => ['id'],
      };
    });
    const content = { featuresLength: ids.length, getFeature: (i: number) => features[i] };
    return { features, tile: { content: content as unknown as Cesium3DTileContent } as Cesium3DTile };
  };
  return { tileset: tileset as unknown as Cesium3DTileset, tile };
}

const white = (features: readonly { color: Color }[]): boolean[] => features.map(({ color }) => Color.equals(color, Color.WHITE));

test('a tile that a frame is about to show is painted whole before it does, loaded before or in that frame', () => {
  const { tileset, tile } = cesium();
  const features = createBuildingFeatures(tileset, () => undefined);
  features.paint(() => [200, 40, 10]);
  const [before, within] = [tile('a', 'b'), tile('c')];
  tileset.tileLoad.raiseEvent(before.tile);
  expect(white(before.features)).toEqual([true, true]);
  tileset.tileVisible.raiseEvent(before.tile);
  tileset.tileVisible.raiseEvent(within.tile);
  tileset.tileLoad.raiseEvent(within.tile);
  expect([...white(before.features), ...white(within.features)]).toEqual([false, false, false]);
  expect(features.busy()).toBe(false);
});

test('what is filtered out or opened never appears in a tile that comes later', () => {
  const { tileset, tile } = cesium();
  const features = createBuildingFeatures(tileset, () => undefined);
  features.hide(new Set(['open']));
  features.paint(({ id }) => (id === 'out' ? 'hidden' : 'neutral'));
  const late = tile('open', 'out', 'in');
  tileset.tileVisible.raiseEvent(late.tile);
  expect(late.features.map(({ show }) => show)).toEqual([false, false, true]);
});

test('another paint for tiles in sight is spread over frames', () => {
  const { tileset, tile } = cesium();
  const features = createBuildingFeatures(tileset, () => undefined);
  const shown = tile('a');
  tileset.tileVisible.raiseEvent(shown.tile);
  features.paint(() => [200, 40, 10]);
  tileset.tileVisible.raiseEvent(shown.tile);
  expect([white(shown.features), features.busy()]).toEqual([[true], true]);
  features.work(50);
  expect([white(shown.features), features.busy()]).toEqual([[false], false]);
});
