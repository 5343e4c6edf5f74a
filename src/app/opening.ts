import { homeIn, pictureAspect } from '@/geo';
import { initialState, type CityManifest, type ViewState } from '@/model';
import type { Session } from '@/protocol';
import type { ScreenProfile } from '@/screens';
import { createStageStore, readLayerDefaults, createViewStore, deviceStorage, shareOfPlace, type StageStore, type ViewStore, type WallPlace } from '@/state';
import { createAddressBar, type AddressBar } from './address/address-bar';
import { openAddress, type OpenedAddress } from './address/keep-address';
import { loadManifest } from './city';
import { freePictures } from './free-picture';
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

/** The city's first view in a whole picture of `aspectRatio`, on a screen of this kind and size. */
export function homeHere(manifest: CityManifest, { firstCovers }: Pick<ScreenProfile, 'firstCovers'>, aspectRatio: number, width = innerWidth, height = innerHeight): ViewState {
  const heights = manifest.attributes.find(({ id }) => id === 'height');
  const free = firstCovers && freePictures({ whole: { left: 0, top: 0, right: width, bottom: height }, areas: firstCovers(width, height) });
  return homeIn({ ...manifest, tallest: heights?.type === 'number' ? heights.max : 0 }, aspectRatio, free);
}

/** @throws {Problem} with what a person can do. */
export async function openCity(profile: ScreenProfile, place: WallPlace, token: string, onCity: () => void): Promise<Opening> {
  const session = await openSession(profile.page, token);
  onCity();
  const manifestUrl = new URL(session.manifest, location.href).href;
  const manifest = await loadManifest(manifestUrl);
  const bar = createAddressBar();
  const address = profile.interactive ? { bar, opened: openAddress(bar, manifest, Date.now()) } : null;
  const aspectRatio = wallAspect(place);
  const { view: eye = homeHere(manifest, profile, aspectRatio), compare: _, ...rest } = address?.opened.found ?? {};
  const usual = initialState({ view: eye, aspectRatio });
  const layers = (profile.interactive && readLayerDefaults(profile.class, deviceStorage)) || usual.layers;
  const view = createViewStore({ ...usual, layers, ...rest });
  return { session, manifest, manifestUrl, view, address, status: createStageStore() };
}
