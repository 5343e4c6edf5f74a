import type { Layer, MeasureStore, RunningLayer } from '@/layers';
import type { Answer, Lease } from '@/protocol';
import type { Aspect, CityManifest, Identity, LinkRole, Position, ReportCommand, Tile, ViewState } from '@/model';
import type { Search } from '@/search';
import type { LinkStore, PointedStore, PreferenceStore, RequestStore, StageStore, ViewStore } from '@/state';
import type { Pick, Stage } from '@/stage';
import type { Keep } from './keep';

/** A layer with its running part; a layer that could not start says why. */
export interface StartedLayer {
  layer: Layer;
  running: RunningLayer;
}

/** A running screen, ready for its interface: the stores to show and the acts a person has. */
export interface Program {
  identity: Identity;
  manifest: CityManifest;
  simulated: boolean;
  tile: Tile;
  view: ViewStore;
  link: LinkStore;
  requests: RequestStore;
  pointed: PointedStore;
  status: StageStore;
  preferences: PreferenceStore;
  stage: Stage;
  layers: readonly StartedLayer[];
  camera: CameraActs;
  search: Search;
  keep: Keep;
  /** Null on a screen without hands. */
  measure: MeasureStore | null;
  setRole(aspect: Aspect, role: LinkRole): Promise<Answer<Lease>>;
  report(command: ReportCommand): Promise<Answer<{ offset: number; requestId: string }>>;
  /** Hub time, milliseconds since 1970 UTC; this device's while there is no hub. */
  sharedNow(): number;
}

/** Moves of this screen's own camera; each takes it from whoever had it. */
export interface CameraActs {
  home(): Promise<boolean>;
  /** Flies to a whole view. */
  fly(view: ViewState): Promise<boolean>;
  /** Flies to a position on the ground, seen from `distance` metres. */
  flyTo(position: Position, distance: number): Promise<boolean>;
  /** Flies to a picked thing. */
  frame(pick: Pick): Promise<boolean>;
}
