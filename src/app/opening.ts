import { pictureAspect } from '@/geo';
import { initialState, type CityManifest } from '@/model';
import type { Session } from '@/protocol';
import type { ScreenProfile } from '@/screens';
import { createStageStore, readLayerDefaults, createViewStore, deviceStorage, shareOfPlace, type StageStore, type ViewStore, type WallPlace } from '@/state';
import { createAddressBar, type AddressBar } from './address/address-bar';
import { openAddress, type OpenedAddress } from './address/keep-address';
import { loadManifest } from './city';
import { openSession } from './session';

/** What a screen opens on: all that is known of it before an engine is loaded. */
export interface Opening {
  session: Session;
  manifest: CityManifest;
  /** Address the manifest's paths are relative to. */
  manifestUrl: string;
  view: ViewStore;
  /** What the page's address says of the view; null on a screen without hands. */
  address: { opened: OpenedAddress; bar: AddressBar } | null;
  status: StageStore;
}

/** Width / height of the whole picture of which a window, or the part of it that holds the city, shows a share. */
export const wallAspect = (place: WallPlace, width = innerWidth, height = innerHeight): number => Math.min(50, Math.max(0.05, pictureAspect(shareOfPlace(place), width, height)));

/** @throws {Problem} with what a person can do. */
export async function openCity(profile: ScreenProfile, place: WallPlace, token: string, onCity: () => void): Promise<Opening> {
  const session = await openSession(profile.page, token);
  onCity();
  const manifestUrl = new URL(session.manifest, location.href).href;
  const manifest = await loadManifest(manifestUrl);
  const bar = createAddressBar();
  const address = profile.interactive ? { bar, opened: openAddress(bar, manifest, Date.now()) } : null;
  const { view: eye = manifest.home, compare: _, ...rest } = address?.opened.found ?? {};
  const usual = initialState({ view: eye, aspectRatio: wallAspect(place) });
  const layers = (profile.interactive && readLayerDefaults(profile.class, deviceStorage)) || usual.layers;
  const view = createViewStore({ ...usual, layers, ...rest });
  return { session, manifest, manifestUrl, view, address, status: createStageStore() };
}
