import { initialState, type CityManifest, type Tile } from '@/model';
import type { Session } from '@/protocol';
import type { ScreenProfile } from '@/screens';
import { createStageStore, createViewStore, type StageStore, type ViewStore } from '@/state';
import { loadManifest } from './city';
import { openSession } from './session';

/** What a screen opens on: all that is known of it before an engine is loaded. */
export interface Opening {
  session: Session;
  manifest: CityManifest;
  /** Address the manifest's paths are relative to. */
  manifestUrl: string;
  view: ViewStore;
  status: StageStore;
}

/** Width / height of the whole picture this window is a tile of. */
export const wallAspect = ({ rows, columns }: Tile): number => Math.min(50, Math.max(0.05, (innerWidth * columns) / (innerHeight * rows)));

/** @throws {Problem} with what a person can do. */
export async function openCity(profile: ScreenProfile, tile: Tile, token: string, onCity: () => void): Promise<Opening> {
  const session = await openSession(profile.page, token);
  onCity();
  const manifestUrl = new URL(session.manifest, location.href).href;
  const manifest = await loadManifest(manifestUrl);
  const view = createViewStore(initialState({ view: manifest.home, aspectRatio: wallAspect(tile) }));
  return { session, manifest, manifestUrl, view, status: createStageStore() };
}
