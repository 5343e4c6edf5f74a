import type { AnnotationActs, Layer, MeasureStore, RunningLayer } from '@/layers';
import type { Answer, Lease, ThumbnailSize } from '@/protocol';
import type { Aspect, CityManifest, Identity, LinkRole, Position, Region, ReportCommand, ViewState } from '@/model';
import type { Search } from '@/search';
import type { CoverStore, DataTimeStore, LinkStore, PointedStore, PreferenceStore, PresenceStore, RegionStore, RequestStore, RoomStore, StageStore, ThumbnailStore, ToldStore, ViewStore, VitalsStore, WallPlaceStore } from '@/state';
import type { Pick, Stage } from '@/stage';
import type { Documents, Pointing, RoomActs, Shows } from '@/sync';
import type { Compare } from './compare';
import type { Coupling } from './coupling';
import type { Keep } from './keep';
import type { Invites } from './invites';
import type { LetIn } from './let-in';
import type { SessionLog } from './session-log';

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
  /** Which part of the whole picture this window shows. */
  place: WallPlaceStore;
  view: ViewStore;
  link: LinkStore;
  requests: RequestStore;
  /** Of which instant the requests are. */
  dataTime: DataTimeStore;
  /** What the room keeps: walls, scenes, storyboards, playlists, annotations, alerts. */
  room: RoomStore;
  documents: Documents;
  /** Pictures for the whole room. */
  shows: Shows;
  /** What this screen asks of others of the room, and what it was told by them. */
  acts: RoomActs;
  told: ToldStore;
  /** How the other screens are, while `watchVitals` holds; the function returned ends it. */
  vitals: VitalsStore;
  watchVitals(): () => void;
  /** What the panels of walls show, while `watchPictures` holds; the function returned ends it. */
  pictures: ThumbnailStore;
  watchPictures(size: ThumbnailSize): () => void;
  /** Where the other screens look from, on this one's map; null on a screen that may not know. */
  presence: PresenceStore | null;
  pointed: PointedStore;
  status: StageStore;
  preferences: PreferenceStore;
  /** What of the interface lies over the city; the screen keeps it (`useCovers`). */
  covers: CoverStore;
  stage: Stage;
  layers: readonly StartedLayer[];
  camera: CameraActs;
  regions: RegionStore;
  drill: RegionActs;
  search: Search;
  keep: Keep;
  /** Null where there is nothing to compare with. */
  compare: Compare<Program> | null;
  /** Null where one window is all there is. */
  coupling: Coupling | null;
  /** Null on a screen without hands. */
  measure: MeasureStore | null;
  /** Null where nobody may draw. */
  drawing: AnnotationActs | null;
  /** Null where nobody may point. */
  pointing: Pointing | null;
  letIn: LetIn;
  /** Null for those who may not invite. */
  invites: Invites | null;
  sessionLog: SessionLog;
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
  /** Flies to a building, from so far that it is whole also with its floors lifted apart, `distance` metres at least. */
  flyToBuilding(position: Omit<Position, 'height'>, distance: number): Promise<boolean>;
  /** The views these flights lead to. */
  viewOf(position: Position, distance: number, aim?: { bearing: number }): ViewState;
  viewOfRegion(region: Region): ViewState;
  /** The view with a position at `middle()`, so many metres before the eye's plane; angles left out stay. It may be inside a building. */
  framing: Stage['framing'];
  /** Where they put a thing: the middle of what is free of the interface, CSS pixels of the picture. */
  middle(): { x: number; y: number };
  /** Flies to a picked thing. */
  frame(pick: Pick): Promise<boolean>;
  /** Flies to where all of these are in the picture, with some air around them. */
  frameAll(positions: readonly Position[]): Promise<boolean>;
  /** Flies to where a whole region is in the picture; without `durationMs` as fast as suits the distance. */
  frameRegion(region: Region, durationMs?: number): Promise<boolean>;
}

/** Steps between the city, its counties, townships and cells: the shared region changes and the camera frames it. */
export interface RegionActs {
  /** Null is the whole city. Resolves true on arrival, false when something else took the camera or there is no such region. */
  enter(id: string | null, durationMs?: number): Promise<boolean>;
  /** A region of this city, once the regions are loaded; null when there is none of this id. */
  find(id: string): Promise<Region | null>;
  /** To the region this one is a part of; nothing at the city. */
  up(): Promise<boolean>;
}
