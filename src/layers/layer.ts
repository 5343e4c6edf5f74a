import type { Obstacles } from '@/geo';
import type { CityManifest, Position, ScreenClass, SharedState } from '@/model';
import type { CoverStore, DataTimeStore, DrawingStore, MarkStore, PointedStore, PreferenceStore, RegionStore, RequestStore, RoomStore, ViewStore } from '@/state';
import type { Stage } from '@/stage';
import type { TextKey } from '@/ui';
import type { ComponentType } from 'react';
import type { AnnotationActs } from './annotations/acts';

/** What a layer is given when it starts. */
export interface LayerContext {
  stage: Stage;
  /** Sizes of what is drawn follow the distance it is read from. */
  screenClass: ScreenClass;
  manifest: CityManifest;
  manifestUrl: string;
  view: ViewStore;
  requests: RequestStore;
  /** Of which instant the requests are. */
  dataTime: DataTimeStore;
  preferences: PreferenceStore;
  /** What the pointer rests on, for outlines. */
  pointed: PointedStore;
  regions: RegionStore;
  /** What the room keeps, drawings among it. */
  room: RoomStore;
  /** What this screen draws and has not sent yet. */
  drawing: DrawingStore;
  /** What of the interface lies over the city: names and marks keep off it. */
  covers: CoverStore;
  /** The marks that stand on the city: names keep off them. */
  marks: MarkStore;
  /** What hands can do with drawings; null on a screen without. */
  annotations: AnnotationActs | null;
  /** A picture of the hub, by its path; rejects when it cannot be had. */
  photo(path: string): Promise<Blob>;
  /** Goes into a region as a hand on this screen does; null is the whole city. */
  enterRegion(id: string | null): void;
  /** What stands in the city, once it is known. */
  obstacles(): Obstacles | null;
  /** Raw mover batches as they arrive from the hub. */
  onMovers(listener: (bytes: Uint8Array) => void): () => void;
  /** Hub time, milliseconds since 1970 UTC. */
  sharedNow(): number;
}

/** Something a layer found under the pointer; `properties` are for its tip. */
export interface Found {
  id: string;
  properties: Record<string, string | number>;
}

export interface RunningLayer {
  /** What is known of a selected feature, headed by its name, for a frame of the screen's; absent when the layer has none. */
  Panel?: ComponentType<{ id: string }>;
  /** What its marks mean, with switches for its values where there are hands. */
  Legend?: ComponentType;
  /** What is said of a feature beside a pointer that rests on it. */
  Tip?: ComponentType<{ id: string; properties: Readonly<Record<string, string | number>> }>;
  /** What a mark of its over the city means at a CSS pixel of the canvas, whatever stands behind it: of any layer's kind. */
  over?(x: number, y: number): (Found & { kind: NonNullable<SharedState['selection']>['kind'] }) | null;
  /** What a drawn mark stands for when it gathers several features: each with its place; null for a mark of one feature. */
  gathers?(id: string): readonly (Position & { id: string })[] | null;
  /**
   * What of its lies on the ground at a position, within `reach` metres; asked, in the order of the layers, where the pointer is
   * on no pin, building or other drawn thing.
   */
  at?(position: Position, reach: number): Found | null;
  stop(): void;
}

/** One thing drawn: its source, drawing, legend and panel. Adding one is a folder and one line in app. */
export interface Layer {
  id: string;
  /** Its name. */
  title: TextKey;
  /** Feature kinds it answers for in a selection. */
  selects: readonly NonNullable<SharedState['selection']>['kind'][];
  /** Not a row of its own in the list of layers. */
  unlisted?: true;
  start(context: LayerContext): RunningLayer;
}
