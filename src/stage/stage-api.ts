import type { CityFrame, Obstacles, Vec3 } from '@/geo';
import type { CityManifest, PictureShare, Position, ScreenClass, ViewState } from '@/model';
import type { StageStore, Theme, ViewStore } from '@/state';
import type { Layer } from '@deck.gl/core';
import type { ReactNode } from 'react';
import type { Budget } from './budget/budget';
import type { Adapting, BudgetLoan, BudgetState } from './budget/budget-keeper';
import type { LevelName } from './budget/ladder';
import type { PageHeap } from './budget/page-heap';
import type { DrawReason } from './draw-reasons';
import type { FrameCamera } from './engine';
import type { Lighting } from './lighting';
import type { PictureWatcher } from './picture-watch';

export type { Budget, Lighting };

/** The budget in force, for reading; `Stage.chooseBudget` changes it. */
export interface ReadonlyBudgets {
  getState(): BudgetState;
  getInitialState(): BudgetState;
  subscribe(listener: (state: BudgetState, before: BudgetState) => void): () => void;
}

/** Attributes of a building as the tiles' property table has them. */
export type BuildingProperties = Readonly<Record<string, string | number>>;

/** The colour of a building in sRGB 0…255; `neutral` leaves it its own look, `hidden` takes it out of the picture. */
export type BuildingPaint = (properties: BuildingProperties) => readonly [r: number, g: number, b: number] | 'neutral' | 'hidden';

/** Rings of longitude and latitude in degrees, not closed: the outer one, then holes. */
export type LonLatPolygon = readonly (readonly (readonly [longitude: number, latitude: number])[])[];

export interface StageOptions {
  container: HTMLElement;
  screenClass: ScreenClass;
  budget: Budget;
  manifest: CityManifest;
  /** Address of manifest.json; its paths are relative to it. */
  manifestUrl: string;
  view: ViewStore;
  status: StageStore;
  theme: Theme;
  /** The part of the whole picture this window shows at first. */
  share: PictureShare;
  /** Whether hands may move the camera here (never on a wall). */
  interactive: boolean;
  /** How the budget follows the time frames take; fixed at `budget` when absent. */
  adapting?: Adapting;
  /** What hands may not move the camera into, once it is known. */
  obstacles?: () => Obstacles | null;
  /** Of another stage on this page: the two share its budget and give way together; `adapting` does not count then. */
  loan?: BudgetLoan;
}

/** One answer across all engines: the nearest thing at a point. */
export interface Pick {
  engine: 'cesium' | 'deck' | 'three';
  /** Layer id: `buildings`, or the id of the layer that drew the thing. */
  layer: string;
  id: string;
  longitude: number;
  latitude: number;
  height: number;
  properties: Record<string, string | number>;
}

export interface Projections {
  /** CSS pixels from the canvas' top left, per control point; null behind the eye. */
  cesium: (readonly [x: number, y: number] | null)[];
  deck: (readonly [x: number, y: number] | null)[];
  three: (readonly [x: number, y: number] | null)[];
}

export interface StageStats {
  /** Frames drawn since load. */
  frames: number;
  /** Main-thread milliseconds of the last 300 frames, oldest first. */
  frameMs: { total: number[]; cesium: number[]; three: number[]; deck: number[] };
  /** Milliseconds the GPU took for the last 120 frames after their commands were given, oldest first. */
  gpuMs: number[];
  /** Frames since load by what they were drawn for; a frame may have several reasons. */
  reasons: Record<DrawReason, number>;
  /** Device pixels per CSS pixel of the last frame. */
  pixelRatio: number;
  tiles: { loaded: number; pending: number; failed: number };
  memoryMB: number;
  /** What the page's programs hold and may hold; null where the browser does not tell. */
  heap: PageHeap | null;
  /** Messages of errors since load, newest last, at most 50. */
  errors: string[];
}

/** Called at the start of every frame with performance.now(); returns true to ask for another frame. */
export type FrameHook = (now: number) => boolean;

export interface PointerHit {
  kind: 'click' | 'hover';
  /** CSS pixels in the canvas. */
  x: number;
  y: number;
  /** When the hand did it, milliseconds on the page's clock: a busy page hears of it later. */
  at: number;
  pick: Pick | null;
}

/** The city on one canvas. Layers put deck.gl layers and r3f nodes on it; nobody else touches an engine. */
export interface Stage {
  /** Another element after a lost context was mended: do not keep it. */
  readonly canvas: HTMLCanvasElement;
  readonly frame: CityFrame;
  /** Metres above the ellipsoid of the ground the city stands on. */
  readonly ground: number;
  /** What may be spent now: changes with the time frames take; `budgets` tells when and why. */
  readonly budget: Budget;
  readonly budgets: ReadonlyBudgets;
  /** Fixes the budget at a level; null lets it follow the time frames take again. */
  chooseBudget(level: LevelName | null): void;
  /** Its budget, for a second stage on this page. */
  lendBudget(): BudgetLoan;
  /** Of the stages on this page this one draws first from now on, and the others what it moved in the same refresh: hands are on it. */
  drawFirst(): void;
  /**
   * Replaces the deck.gl layers of `owner`, drawn in COORDINATE_SYSTEM.CARTESIAN of the city frame, in owner order. A
   * pick needs `pickable` and an object with `id` and, if it has any, `properties` (from `data` or `getPickingInfo`).
   * Pixel sizes are true at the distance of what is looked at, larger before and smaller behind it. An owner may draw a part of what it has at a place
   * of its own in the order: `owner/part`, picked as the owner's.
   */
  setDeckLayers(owner: string, layers: Layer[]): void;
  /**
   * Draws deck.gl layers of these owners first to last, those of others after them. Depth decides first: what writes depth
   * (columns, surfaces) hides what is behind it whatever the order; marks that do not are on top of those drawn before them.
   */
  setOrder(owners: readonly string[]): void;
  /**
   * Replaces the r3f node of `owner`, in city-frame metres, z up; null removes it. What has `userData: {layer, id,
   * properties?}`, or an ancestor that has, is picked. A frame is drawn when React changes something.
   */
  setSite(owner: string, node: ReactNode): void;
  /** Buildings with these ids are not drawn by the city (the site view draws them instead). */
  hideBuildings(ids: ReadonlySet<string>): void;
  /** This building is drawn as the selected one; null for none. */
  highlightBuilding(id: string | null): void;
  /** Visibility of what the city itself draws; `groundOpacity` 0…1 lets streets and water fade into the land. */
  setCity(state: { buildings: boolean; ground: boolean; groundOpacity?: number }): void;
  setTheme(theme: Theme): void;
  /** From the next frame on this window shows another part of the whole picture. */
  setShare(share: PictureShare): void;
  /**
   * The instant the city is lit for, milliseconds since 1970 UTC: where the sun stands, which windows are lit. Draws only when
   * the light has changed enough to be seen, so it may be called as often as the clock runs.
   */
  setTime(ms: number): void;
  /** Whether the instant lights the city, as at first, or a standard day or night that stays. */
  setLighting(lighting: Lighting): void;
  /** What lies outside these polygons dims; null for no scope. */
  setScope(polygons: readonly LonLatPolygon[] | null): void;
  /**
   * Colours the buildings by their attributes, in slices over the next frames, and those of tiles that load later; null for
   * their own look. Hidden ones are neither drawn nor picked. Called again only with another function.
   */
  paintBuildings(paint: BuildingPaint | null): void;
  /** Draw one frame soon. */
  invalidate(): void;
  /** While `active`, frames are drawn at the budget's data rate even when nothing else changes. */
  animate(owner: string, active: boolean): void;
  onFrame(hook: FrameHook): () => void;
  onPointer(listener: (hit: PointerHit) => void): () => void;
  /** Does at a CSS pixel what a pointer would: for hands on a keyboard. */
  point(kind: PointerHit['kind'], x: number, y: number): void;
  pick(x: number, y: number): Pick | null;
  /** Each engine answers from its own camera, for alignment checks. */
  project(positions: readonly Position[]): Projections;
  /** Point of the ground under a CSS pixel, null for sky. */
  groundAt(x: number, y: number): Position | null;
  /** Point of the city under a CSS pixel as it was drawn last, on a roof, a wall or the ground, never under it; null for sky. */
  surfaceAt(x: number, y: number): Position | null;
  /** The camera a frame drawn now at full quality would have; null while the canvas has no size. */
  camera(): FrameCamera | null;
  /**
   * For each city-frame point whether the city of the last frame leaves it in sight: 1, or 0 where something stands before it.
   * Points outside the picture count as in sight. The page does not wait for the GPU.
   */
  inSight(points: readonly Vec3[]): Promise<Uint8Array>;
  /** Something that belongs on the picture is being worked out: it does not rest before the function returned is called. */
  hold(): () => void;
  /** Draws each engine's own mark at the same points all over the city: ring, cross and dot fit into each other where they agree. */
  calibrate(on: boolean): void;
  /** Where the marks are; none while they are not drawn. */
  controlPoints(): readonly Position[];
  /** Where a hand that moves the camera from one view to another may take it: not into the ground, not into a building. */
  steer(from: ViewState, to: ViewState): ViewState;
  /** View that frames a position from `distance` metres with the given or the present bearing and pitch. */
  framing(position: Position, distance: number, angles?: { bearing?: number; pitch?: number }): ViewState;
  /**
   * Resolves when the picture rests: no frame is due, the GPU is done, no tile is awaited, and the last frame was a full
   * one that shows every change made before this call; after a lost context, once it is mended. Frames that only moving
   * data asks for do not count. Rejects when the stage is closed.
   */
  settled(): Promise<void>;
  /** A full-quality frame drawn now, in the canvas' device pixels, without the page over it. Await `settled` first for every tile. */
  capture(): Promise<HTMLCanvasElement>;
  /** Brings small pictures of frames as they are drawn, never of one drawn for that, but for the first; null ends it. */
  watchPictures(watcher: PictureWatcher | null): void;
  stats(): StageStats;
  dispose(): void;
}
