import { Cartographic, Cesium3DTileset, Ellipsoid, PrimitiveCollection, Scene } from 'cesium';
import { expect, test } from 'vitest';
import { nameTileset } from './undocumented';

/** What a scene does every frame, of which its type tells nothing. */
const { updateHeight } = Scene.prototype as unknown as { updateHeight(this: object, place: Cartographic, callback: () => void): () => void };
const heldBy = (tileset: Cesium3DTileset): number => (tileset as unknown as { _addHeightCallbacks: unknown[] })._addHeightCallbacks.length;

test('a scene with several tilesets lets go of everything that listened for the height of the ground', () => {
  const primitives = new PrimitiveCollection();
  const tilesets = ['buildings', 'ground'].map((id) => {
    const tileset = new Cesium3DTileset({});
    nameTileset(tileset, id);
    primitives.add(tileset);
    return tileset;
  });
  const scene = { _ellipsoid: Ellipsoid.WGS84, primitives, globe: undefined };
  for (let frame = 0; frame < 3; frame++) {
    const end = updateHeight.call(scene, new Cartographic(), () => undefined);
    expect(tilesets.map(heldBy)).toEqual([1, 1]);
    end();
  }
  expect(tilesets.map(heldBy)).toEqual([0, 0]);
});
