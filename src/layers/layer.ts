import type { CityManifest, ScreenClass, SharedState } from '@/model';
import type { PreferenceStore, RequestStore, ViewStore } from '@/state';
import type { Stage } from '@/stage';
import type { TextKey } from '@/ui';
import type { ComponentType } from 'react';

/** What a layer is given when it starts. */
export interface LayerContext {
  stage: Stage;
  /** Sizes of what is drawn follow the distance it is read from. */
  screenClass: ScreenClass;
  manifest: CityManifest;
  manifestUrl: string;
  view: ViewStore;
  requests: RequestStore;
  preferences: PreferenceStore;
  /** Raw mover batches as they arrive from the hub. */
  onMovers(listener: (bytes: Uint8Array) => void): () => void;
  /** Hub time, milliseconds since 1970 UTC. */
  sharedNow(): number;
}

export interface RunningLayer {
  /** What is known of a selected feature, headed by its name, for a frame of the screen's; absent when the layer has none. */
  Panel?: ComponentType<{ id: string }>;
  /** What its marks mean, with switches for its values where there are hands. */
  Legend?: ComponentType;
  stop(): void;
}

/** One thing drawn: its source, drawing, legend and panel. Adding one is a folder and one line in app. */
export interface Layer {
  id: string;
  /** Its name. */
  title: TextKey;
  /** Feature kinds it answers for in a selection. */
  selects: readonly NonNullable<SharedState['selection']>['kind'][];
  start(context: LayerContext): RunningLayer;
}
