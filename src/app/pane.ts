import type { allLayers as layersOfCity, drawHands as drawTheHands, followOrder as followTheOrder, LayerContext } from '@/layers';
import type { ScreenClass, ViewState } from '@/model';
import type { CameraActs, RegionActs, StartedLayer } from '@/screens';
import { createMarkStore, type Flight, type HandStore, type PreferenceStore, type Theme } from '@/state';
import { screenNameText, textFor } from '@/ui';
import { createStore } from 'zustand/vanilla';
import { createCameraActs } from './camera';
import { freePictures, wholeFree } from './free-picture';
import { lightByClock } from './light-by-clock';
import { selectByPointer } from './pointing';
import { createRegionActs } from './regions';

/** Of a chunk that is loaded by now. */
export interface PaneCode {
  allLayers: typeof layersOfCity;
  drawHands: typeof drawTheHands;
  followOrder: typeof followTheOrder;
}

/** What all panes of a screen draw from. */
export type PaneShared = Pick<
  LayerContext,
  'screenClass' | 'manifest' | 'manifestUrl' | 'preferences' | 'pointed' | 'regions' | 'obstacles' | 'room' | 'drawing' | 'annotations' | 'photo' | 'covers' | 'onMovers' | 'sharedNow'
> & { screenClass: ScreenClass; hands: HandStore; toolInHand(): boolean; interactive: boolean };

interface PaneOptions extends Pick<LayerContext, 'stage' | 'view' | 'requests' | 'dataTime'> {
  container: HTMLElement;
  flight: Flight;
  /** Width / height of the whole picture that `container` shows a share of. */
  shape(): number;
  /** The city's first view in a whole picture of this width / height. */
  home(aspectRatio: number): ViewState;
  /** Whether it is one of two pictures: no panel lies over it, and its light is that of its time. */
  compared(): boolean;
  /** Whether this pane's own camera is followed: its shape then follows too. */
  following(): boolean;
}

/** One picture of the city with all that is drawn over it and the hands on it. */
export interface Pane {
  context: LayerContext;
  camera: CameraActs;
  drill: RegionActs;
  layers: readonly StartedLayer[];
  fly: Flight['fly'];
  /** The camera takes the shape of the picture again. */
  refit(): void;
  /** Ends all but the stage. */
  stop(): void;
}

/** Puts layers, light and hands on a stage. */
export function startPane(code: PaneCode, shared: PaneShared, { container, stage, view, requests, dataTime, flight, shape, home, compared, following }: PaneOptions): Pane {
  const { manifest, preferences, regions, obstacles, sharedNow } = shared;
  /** The choices of the screen, in the colours of this picture. */
  const look: PreferenceStore = createStore(() => preferences.getState());
  const colour = (theme: Theme): void => {
    if (look.getState().theme === theme) return;
    stage.setTheme(theme);
    look.setState({ theme });
  };
  const { allLayers, drawHands, followOrder } = code;
  const fly: Flight['fly'] = (to, durationMs) => {
    const arrived = flight.fly(to, durationMs);
    stage.invalidate();
    return arrived;
  };
  const camera = createCameraActs({ stage, view, flight: { fly }, manifest, shape, free: () => (compared() ? [wholeFree] : freePictures(shared.covers.getState())), obstacles, home: () => home(shape()) });
  const drill = createRegionActs(regions, view, camera.frameRegion);
  const context: LayerContext = { ...shared, preferences: look, stage, view, requests, dataTime, marks: createMarkStore(), enterRegion: (id) => void drill.enter(id) };
  const ids = (listed: boolean): string[] => allLayers.filter(({ unlisted }) => !unlisted === listed).map(({ id }) => id);
  const layers = allLayers.map((layer): StartedLayer => ({ layer, running: layer.start(context) }));

  const refit = (): void => {
    const aspectRatio = shape();
    const held = view.get('camera');
    if (!following() && Math.abs(held.aspectRatio - aspectRatio) > 1e-4) view.set('camera', { ...held, aspectRatio }, 'user');
  };
  let watched = false;
  const resized = new ResizeObserver(() => {
    // What it says at first is no change.
    if (watched) refit();
    watched = true;
  });
  resized.observe(container);
  const stops = [
    () => resized.disconnect(),
    preferences.subscribe(({ theme: _, ...chosen }) => look.setState(chosen)),
    lightByClock(stage, view, preferences, manifest.origin, sharedNow, compared, colour),
    followOrder(stage, view, ids(true), ids(false)),
    drawHands({ stage, hands: shared.hands, theme: () => look.getState().theme, nameOf: (name) => screenNameText(textFor(look.getState().language), name), sharedNow }),
    ...layers.map(({ running }) => running.stop),
  ];
  if (shared.interactive) stops.push(selectByPointer({ stage, view, camera, layers, pointed: shared.pointed, enterRegion: context.enterRegion, toolInHand: shared.toolInHand, cityExtent: manifest.extent }));
  return { context, camera, drill, layers, fly, refit, stop: () => stops.forEach((stop) => stop()) };
}
