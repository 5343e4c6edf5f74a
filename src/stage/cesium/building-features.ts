import { Color, type Cesium3DTile, type Cesium3DTileContent, type Cesium3DTileFeature, type Cesium3DTileset } from 'cesium';

/** Hides and highlights buildings by id, also in tiles that load later. */
export interface BuildingFeatures {
  hide(ids: ReadonlySet<string>): void;
  highlight(id: string | null, colour: Color): void;
  dispose(): void;
}

type Index = ReadonlyMap<string, readonly number[]>;

/** `changed` is called when something drawn looks different now. */
export function createBuildingFeatures(tileset: Cesium3DTileset, changed: () => void): BuildingFeatures {
  const indices = new Map<Cesium3DTileContent, Index | null>();
  let hidden: ReadonlySet<string> = new Set();
  let selected: string | null = null;
  let selectedColour = Color.WHITE;

  const indexOf = (content: Cesium3DTileContent): Index => {
    const held = indices.get(content);
    if (held) return held;
    const made = indexById(content);
    indices.set(content, made);
    return made;
  };
  const eachFeature = (content: Cesium3DTileContent, id: string, act: (feature: Cesium3DTileFeature) => void): void => {
    for (const index of indexOf(content).get(id) ?? []) act(content.getFeature(index));
  };
  const everywhere = (id: string, act: (feature: Cesium3DTileFeature) => void): void => {
    for (const content of indices.keys()) eachFeature(content, id, act);
  };

  const offLoad = tileset.tileLoad.addEventListener((tile: Cesium3DTile) => {
    for (const content of contentsOf(tile.content)) {
      indices.set(content, null);
      for (const id of hidden) eachFeature(content, id, (feature) => (feature.show = false));
      if (selected !== null) eachFeature(content, selected, (feature) => (feature.color = selectedColour));
    }
  });
  const offUnload = tileset.tileUnload.addEventListener((tile: Cesium3DTile) => {
    for (const content of contentsOf(tile.content)) indices.delete(content);
  });

  return {
    hide(ids) {
      for (const id of hidden) if (!ids.has(id)) everywhere(id, (feature) => (feature.show = true));
      for (const id of ids) if (!hidden.has(id)) everywhere(id, (feature) => (feature.show = false));
      hidden = new Set(ids);
      changed();
    },
    highlight(id, colour) {
      if (selected !== null) everywhere(selected, (feature) => (feature.color = Color.WHITE));
      selected = id;
      selectedColour = colour;
      if (id !== null) everywhere(id, (feature) => (feature.color = colour));
      changed();
    },
    dispose() {
      offLoad();
      offUnload();
      indices.clear();
    },
  };
}

/** A tile's content and those inside it, when it holds several. */
function contentsOf(content: Cesium3DTileContent | undefined): Cesium3DTileContent[] {
  if (!content) return [];
  const inner = content.innerContents as Cesium3DTileContent[] | undefined;
  return inner ? inner.flatMap(contentsOf) : [content];
}

function indexById(content: Cesium3DTileContent): Index {
  const index = new Map<string, number[]>();
  for (let i = 0; i < content.featuresLength; i++) {
    const id = String(content.getFeature(i).getProperty('id'));
    const held = index.get(id);
    if (held) held.push(i);
    else index.set(id, [i]);
  }
  return index;
}
