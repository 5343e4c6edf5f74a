import { screens, type Program, type ScreenProfile, type StartedLayer } from '@/screens';
import { permissions } from '@/model';
import { createSearch } from '@/search';
import { createDrawingStore, createFlight, createHandStore, createLinkStore, createPointedStore, createRequestStore, createRoomStore, shareOfPlace, type PreferenceStore, type WallPlaceStore } from '@/state';
import { connect, createDocuments, createPointing, createShows } from '@/sync';
import { screenNameText, textFor } from '@/ui';
import type { ComponentType } from 'react';
import { keepAddress } from './address/keep-address';
import { createCameraActs } from './camera';
import { meetOthers } from './others';
import type { FirstLightRun } from './first-light';
import { lightByClock } from './light-by-clock';
import type { ApiTarget } from './api/target';
import { selectByPointer } from './pointing';
import { createDrawing } from './drawing';
import { createPhotos } from './photos';
import { createRegionActs, leaveUnknownRegions, loadRegions } from './regions';
import { Problem } from './problem';
import { describeScreen } from './screen-identity';
import { createAskHub } from './ask-hub';
import { createInvites } from './invites';
import { createLetIn } from './pairing/let-in';
import { createSessionLog } from './session-log';
import { keepPlace } from './pairing/keep-place';
import { followHubVersion } from './reload-once';
import { watchPicture } from './watch-picture';
import { windowMemory } from './window-memory';
import type { Panel } from './sign-in';
import { wallAspect, type Opening } from './opening';
import { howToAdapt } from './adapting';
import { openWith } from './token';
import { loadObstacles } from './skyline';

export type Step = 'session' | 'city' | 'engine';

interface ComposeOptions {
  profile: ScreenProfile;
  place: WallPlaceStore;
  /** This window as a paired panel of a wall; null for any other. */
  panel: Panel | null;
  token: string;
  container: HTMLElement;
  preferences: PreferenceStore;
  opening: Opening;
  firstLight: FirstLightRun;
}

interface Composed {
  program: Program;
  Screen: ComponentType<{ program: Program }>;
  api: ApiTarget;
}

/** The composition root: from a sign-in token to a running screen. @throws {Problem} with what a person can do. */
export async function compose({ profile, place, panel, token, container, preferences, opening, firstLight }: ComposeOptions): Promise<Composed> {
  const { session, manifest, manifestUrl, view, address, status } = opening;
  const screen = describeScreen(profile, place.getState(), location.search);
  const link = createLinkStore(screen.screenId);
  const requests = createRequestStore();
  const pointed = createPointedStore();
  const moverListeners = new Set<(bytes: Uint8Array) => void>();
  const linkErrors: string[] = [];
  const connection = connect({
    token, screen, cityId: session.cityId, view, link, requests,
    onMovers: (bytes) => moverListeners.forEach((listener) => listener(bytes)),
    onError: (message) => {
      linkErrors.push(message);
      if (linkErrors.length > 50) linkErrors.shift();
    },
  });
  const room = createRoomStore();
  const documents = createDocuments(connection.channel, room);
  const sharedNow = (): number => connection.now();
  const reload = (): void => location.reload();
  if (panel) keepPlace({ panel, place, room, link, reload });
  followHubVersion(link, windowMemory(), profile.page === 'wall', reload);
  if (profile.page === 'wall') watchPicture(status, reload);

  const hands = createHandStore();
  const photos = createPhotos(token);
  const may = permissions[session.identity.role];
  const pointing = createPointing(connection.channel, hands, screen, sharedNow);
  const drawing = createDrawingStore();
  const annotations = profile.interactive && may.add.includes('annotation')
    ? createDrawing({ store: drawing, city: session.cityId, identity: session.identity, screen, room, documents, channel: connection.channel, uploadPhoto: photos.upload, sharedNow })
    : null;

  const regions = loadRegions(manifest, manifestUrl);
  const { obstacles, whenSettled } = loadObstacles(manifest, manifestUrl, (message) => linkErrors.push(message));

  const shows = createShows(connection, { obstacles, whenSettled });
  const flight = createFlight(view, () => performance.now(), obstacles);
  let flyThere: Program['camera']['fly'] = (to) => flight.fly(to, 0);
  const keep = keepAddress({ view, link, context: manifest, address, fly: (to) => flyThere(to), sharedNow, reload: () => location.reload() });
  const { followCamera } = connection;
  const moveCamera = (now: number): boolean => {
    const flying = flight.step(now);
    const followed = followCamera.evaluate(now);
    if (followed) view.set('camera', followed, 'remote');
    return flying || followCamera.active;
  };
  firstLight.drive(moveCamera);
  followCamera.onWake(() => firstLight.wake());

  const [{ createStage, levelNames }, { allLayers, createMeasure, drawHands, followOrder, startPresence }, { default: Screen }] = await Promise.all([import('@/stage'), import('@/layers'), screens[profile.page]()]);
  const stage = await createStage({
    container, screenClass: profile.class, budget: profile.budget, manifest, manifestUrl, view, status,
    theme: preferences.getState().theme, share: shareOfPlace(place.getState()), interactive: profile.interactive, obstacles, adapting: howToAdapt(location.search, levelNames),
  }).catch((error: unknown) => {
    connection.close();
    throw new Problem(status.getState().notice?.code === 'stage-city' ? 'city' : 'webgl', error instanceof Error ? error.message : String(error), { cause: error });
  });

  const fly: typeof flight.fly = (to, durationMs) => {
    const arrived = flight.fly(to, durationMs);
    stage.invalidate();
    return arrived;
  };
  if (new URLSearchParams(location.search).has('calibrate')) stage.calibrate(true);
  stage.onFrame(moveCamera);
  followCamera.onWake(() => stage.invalidate());
  preferences.subscribe(({ theme }, before) => {
    if (theme !== before.theme) stage.setTheme(theme);
  });
  lightByClock(stage, view, preferences, manifest.origin, sharedNow);
  const refit = (): void => {
    if (link.getState().roles.camera !== 'follow') view.set('camera', { ...view.get('camera'), aspectRatio: wallAspect(place.getState()) }, 'user');
  };
  addEventListener('resize', refit);
  place.subscribe((now) => {
    stage.setShare(shareOfPlace(now));
    refit();
  });

  const camera = createCameraActs(stage, view, { ...flight, fly }, manifest, profile.class, () => wallAspect(place.getState()), obstacles);
  flyThere = camera.fly;
  const drill = createRegionActs(regions, view, camera.frameRegion);
  leaveUnknownRegions(regions, view);

  const context = {
    stage, screenClass: profile.class, manifest, manifestUrl, view, requests, preferences, pointed, regions, obstacles, sharedNow,
    room, drawing, annotations, photo: photos.load,
    enterRegion: (id: string | null) => void drill.enter(id),
    onMovers(listener: (bytes: Uint8Array) => void) {
      moverListeners.add(listener);
      return () => moverListeners.delete(listener);
    },
  };
  const ids = (listed: boolean): string[] => allLayers.filter(({ unlisted }) => !unlisted === listed).map(({ id }) => id);
  followOrder(stage, view, ids(true), ids(false));
  const layers: StartedLayer[] = allLayers.map((layer) => ({ layer, running: layer.start(context) }));
  const measure = profile.interactive ? createMeasure(context) : null;
  const toolInHand = (): boolean => (measure !== null && measure.getState().kind !== null) || drawing.getState().tool !== null;
  if (measure) selectByPointer({ stage, view, camera, layers, pointed, enterRegion: context.enterRegion, toolInHand });
  drawHands({ stage, hands, theme: () => preferences.getState().theme, nameOf: (name) => screenNameText(textFor(preferences.getState().language), name), sharedNow });

  const fileOf = (path: string | null): string | null => path && new URL(path, manifestUrl).href;
  const search = createSearch({ gazetteer: fileOf(manifest.gazetteer), regions: fileOf(manifest.regions), extent: manifest.extent, region: (id) => regions.getState().index?.get(id) ?? null });

  const others = meetOthers({ connection, identity: session.identity, profile, stage, manifest, view, link, status, preferences, toolInHand, start: startPresence });

  const acts = { lead: connection.lead, follow: connection.attach, free: connection.detach };
  const ask = createAskHub(token);
  const program: Program = {
    identity: session.identity, manifest, simulated: session.simulated, place, view, link, requests, room, documents, shows, pointed, status, preferences, stage, layers, camera, regions, drill, search, keep, measure, sharedNow,
    ...others,
    drawing: annotations, pointing: profile.interactive && may.point ? pointing : null,
    letIn: createLetIn(ask),
    invites: may.invite ? createInvites({ ask, identity: session.identity, page: profile.page, open: openWith }) : null,
    sessionLog: createSessionLog(token, session.identity.room),
    setRole: (aspect, role) => acts[role](aspect),
    report: connection.report,
  };
  return { program, Screen, api: { ...program, fly, linkErrors: () => linkErrors } };
}
