import { Color, type Cesium3DTile, type Cesium3DTileContent, type Cesium3DTileset } from 'cesium';
import type { BuildingPaint, BuildingProperties } from '../stage-api';
import { featureColour } from './feature-colour';

/** Hides, highlights and paints buildings, also in tiles that load later: those are painted before the first frame that shows them. */
export interface BuildingFeatures {
  hide(ids: ReadonlySet<string>): void;
  highlight(id: string | null): void;
  paint(paint: BuildingPaint | null): void;
  /** Goes on with painting for at most `budgetMs` milliseconds. */
  work(budgetMs: number): void;
  /** Another number whenever a building was hidden or shown. */
  version(): number;
  /** Whether features still wait for their paint. */
  busy(): boolean;
  dispose(): void;
}

interface Held {
  byId: ReadonlyMap<string, readonly number[]> | null;
  properties: BuildingProperties[];
  /** Features from here on wait for their paint. */
  next: number;
  /** No frame has shown it yet: it is painted whole when one is about to. */
  unseen: boolean;
}

/** Features between two looks at the clock. */
const perLook = 64;

/** `changed` is called when something drawn looks different now, or will in the next frame. */
export function createBuildingFeatures(tileset: Cesium3DTileset, changed: () => void): BuildingFeatures {
  const contents = new Map<Cesium3DTileContent, Held>();
  const waiting = new Set<Cesium3DTileContent>();
  let hidden: ReadonlySet<string> = new Set();
  let selected: string | null = null;
  let paint: BuildingPaint | null = null;
  const colour = new Color();
  let version = 0;

  const indexOf = (content: Cesium3DTileContent, held: Held): ReadonlyMap<string, readonly number[]> =>
    (held.byId ??= indexById(content));
  const dress = (content: Cesium3DTileContent, held: Held, i: number): void => {
    const feature = content.getFeature(i);
    const id = String(feature.getProperty('id'));
    const painted = paint ? paint((held.properties[i] ??= propertiesOf(content, i))) : 'neutral';
    const [r, g, b] = featureColour(painted === 'hidden' ? 'neutral' : painted, id === selected);
    const show = painted !== 'hidden' && !hidden.has(id);
    if (feature.show !== show) version++;
    feature.show = show;
    feature.color = Color.fromBytes(r, g, b, 255, colour);
  };
  const dressById = (id: string): void => {
    for (const [content, held] of contents) for (const i of indexOf(content, held).get(id) ?? []) dress(content, held, i);
  };
  const repaint = (content: Cesium3DTileContent, held: Held): void => {
    held.next = 0;
    waiting.add(content);
  };
  const meet = (content: Cesium3DTileContent): Held => {
    const held: Held = { byId: null, properties: [], next: 0, unseen: true };
    contents.set(content, held);
    const special = selected === null ? hidden : new Set([...hidden, selected]);
    if (special.size > 0) for (const id of special) for (const i of indexOf(content, held).get(id) ?? []) dress(content, held, i);
    if (paint) repaint(content, held);
    return held;
  };

  // A tile may be shown by the very frame it was loaded in, which is before `tileLoad`.
  const offVisible = tileset.tileVisible.addEventListener((tile: Cesium3DTile) => {
    for (const content of contentsOf(tile.content)) {
      const held = contents.get(content) ?? meet(content);
      if (!held.unseen) continue;
      held.unseen = false;
      if (!waiting.delete(content)) continue;
      for (; held.next < content.featuresLength; held.next++) dress(content, held, held.next);
      changed();
    }
  });
  const offLoad = tileset.tileLoad.addEventListener((tile: Cesium3DTile) => {
    for (const content of contentsOf(tile.content)) if (!contents.has(content)) meet(content);
  });
  const offUnload = tileset.tileUnload.addEventListener((tile: Cesium3DTile) => {
    for (const content of contentsOf(tile.content)) {
      contents.delete(content);
      waiting.delete(content);
    }
  });

  return {
    hide(ids) {
      const before = hidden;
      hidden = new Set(ids);
      for (const id of before) if (!hidden.has(id)) dressById(id);
      for (const id of hidden) if (!before.has(id)) dressById(id);
      changed();
    },
    highlight(id) {
      const before = selected;
      selected = id;
      if (before !== null && before !== id) dressById(before);
      if (id !== null) dressById(id);
      changed();
    },
    paint(next) {
      if (paint === next) return;
      paint = next;
      for (const [content, held] of contents) repaint(content, held);
      changed();
    },
    work(budgetMs) {
      if (waiting.size === 0) return;
      const end = performance.now() + budgetMs;
      for (const content of waiting) {
        const held = contents.get(content)!;
        for (; held.next < content.featuresLength; held.next++) {
          if (held.next % perLook === 0 && performance.now() > end) return changed();
          dress(content, held, held.next);
        }
        waiting.delete(content);
      }
      changed();
    },
    version: () => version,
    busy: () => waiting.size > 0,
    dispose() {
      offVisible();
      offLoad();
      offUnload();
      contents.clear();
      waiting.clear();
    },
  };
}

/** A tile's content and those inside it, when it holds several. */
function contentsOf(content: Cesium3DTileContent | undefined): Cesium3DTileContent[] {
  if (!content) return [];
  const inner = content.innerContents as Cesium3DTileContent[] | undefined;
  return inner ? inner.flatMap(contentsOf) : [content];
}

function indexById(content: Cesium3DTileContent): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (let i = 0; i < content.featuresLength; i++) {
    const id = String(content.getFeature(i).getProperty('id'));
    const held = index.get(id);
    if (held) held.push(i);
    else index.set(id, [i]);
  }
  return index;
}

function propertiesOf(content: Cesium3DTileContent, i: number): BuildingProperties {
  const feature = content.getFeature(i);
  const properties: Record<string, string | number> = {};
  for (const name of feature.getPropertyIds()) {
    const value: unknown = feature.getProperty(name);
    if (typeof value === 'string' || typeof value === 'number') properties[name] = value;
  }
  return properties;
}
