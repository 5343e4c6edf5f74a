import { screens, type Program, type ScreenProfile } from '@/screens';
import { permissions } from '@/model';
import { createSearch } from '@/search';
import { createCoverStore, createDataTimeStore, createDrawingStore, createFlight, createHandStore, createLinkStore, createPointedStore, createRequestStore, createRoomStore, createThumbnailStore, shareOfPlace, type PreferenceStore, type WallPlaceStore } from '@/state';
import { connect, createDocuments, createPointing, createShows, createThumbnails } from '@/sync';
import type { ComponentType } from 'react';
import { keepAddress } from './address/keep-address';
import { coupleWindows } from './couple-windows';
import { createCompare } from './compare/create-compare';
import { followTime } from './compare/follow-time';
import { createReadRequestsAt } from './compare/read-requests-at';
import { meetOthers } from './others';
import type { FirstLightRun } from './first-light';
import type { ApiTarget } from './api/target';
import { startPane, type PaneShared } from './pane';
import { sayThumbnails } from './panel-thumbnails';
import { createDrawing } from './drawing';
import { createPhotos } from './photos';
import { leaveUnknownRegions, loadRegions } from './regions';
import { Problem } from './problem';
import { roomHeard } from './room-heard';
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
import { homeHere, wallAspect, type Opening } from './opening';
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
  const live = createRequestStore();
  const requests = profile.page === 'desk' ? createRequestStore() : live;
  const dataTime = createDataTimeStore();
  const pointed = createPointedStore();
  const covers = createCoverStore();
  const moverListeners = new Set<(bytes: Uint8Array) => void>();
  const linkErrors: string[] = [];
  const connection = connect({
    token, screen, cityId: session.cityId, view, link, requests: live,
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

  const pictures = createThumbnailStore();
  let wantThumbnails: ReturnType<typeof sayThumbnails> | null = null;
  let wanted: Parameters<ReturnType<typeof sayThumbnails>>[0] = null;
  const thumbnails = createThumbnails({
    channel: connection.channel, link, store: pictures,
    onWanted(size) {
      wanted = size;
      wantThumbnails?.(size);
    },
  });
  const shows = createShows(connection, { obstacles, whenSettled });
  const flight = createFlight(view, () => performance.now(), obstacles);
  const ask = createAskHub(token);
  const read = createReadRequestsAt(ask);
  const compare = requests === live ? null : createCompare({
    program: () => program,
    time: followTime({ view, live, shown: requests, time: dataTime, read, sharedNow }),
    makeSecond: async (second) => (await import('./compare/second-pane')).createSecondPane({
      first: program, view: second, code, shared, live, read, moveFirst: moveCamera,
      stage: { screenClass: profile.class, budget: profile.budget, manifest, manifestUrl, obstacles },
    }),
    onError: (message) => linkErrors.push(message),
  });
  let flyThere: Program['camera']['fly'] = (to) => flight.fly(to, 0);
  const keep = keepAddress({ view, link, context: manifest, address, fly: (to) => flyThere(to), sharedNow, compare, reload: () => location.reload() });
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
  const code = { allLayers, drawHands, followOrder, createStage };
  await roomHeard(link);
  await firstLight.caughtUp();
  const stage = await createStage({
    container, screenClass: profile.class, budget: profile.budget, manifest, manifestUrl, view, status,
    theme: preferences.getState().theme, share: shareOfPlace(place.getState()), interactive: profile.interactive, obstacles, adapting: howToAdapt(location.search, levelNames),
  }).catch((error: unknown) => {
    connection.close();
    throw new Problem(status.getState().notice?.code === 'stage-city' ? 'city' : 'webgl', error instanceof Error ? error.message : String(error), { cause: error });
  });

  if (new URLSearchParams(location.search).has('calibrate')) stage.calibrate(true);
  stage.onFrame(moveCamera);
  followCamera.onWake(() => stage.invalidate());
  wantThumbnails = sayThumbnails({ stage, theme: () => preferences.getState().theme, say: thumbnails.say, sharedNow });
  if (wanted) wantThumbnails(wanted);
  leaveUnknownRegions(regions, view);

  const measuring = (): boolean => measure !== null && measure.getState().kind !== null;
  const shared: PaneShared = {
    screenClass: profile.class, manifest, manifestUrl, preferences, pointed, regions, obstacles, sharedNow, room, drawing, annotations, photo: photos.load, covers, hands,
    interactive: profile.interactive,
    toolInHand: () => measuring() || drawing.getState().tool !== null,
    onMovers(listener) {
      moverListeners.add(listener);
      return () => moverListeners.delete(listener);
    },
  };
  const pane = startPane(code, shared, {
    container, stage, view, requests, dataTime, flight,
    shape: () => wallAspect(place.getState(), container.clientWidth, container.clientHeight),
    home: (aspectRatio) => homeHere(manifest, profile, aspectRatio),
    compared: () => compare?.store.getState().open ?? false,
    following: () => link.getState().roles.camera === 'follow',
  });
  const { camera, drill, layers, fly } = pane;
  place.subscribe((now) => {
    stage.setShare(shareOfPlace(now));
    pane.refit();
  });
  flyThere = camera.fly;
  const measure = profile.interactive ? createMeasure(pane.context) : null;

  const fileOf = (path: string | null): string | null => path && new URL(path, manifestUrl).href;
  const search = createSearch({ gazetteer: fileOf(manifest.gazetteer), regions: fileOf(manifest.regions), extent: manifest.extent, region: (id) => regions.getState().index?.get(id) ?? null });

  const others = meetOthers({ connection, identity: session.identity, profile, stage, manifest, view, link, status, preferences, marks: pane.context.marks, toolInHand: shared.toolInHand, start: startPresence });

  const coupling = profile.page !== 'desk' ? null : coupleWindows({
    channel: new BroadcastChannel(`metroscope.camera.${session.cityId}`), id: screen.screenId, name: screen.name, view, ground: manifest.groundHeight,
    letGo: () => void connection.detach('camera'),
    onLeave: (action) => addEventListener('pagehide', action),
  });
  const acts = { lead: connection.lead, follow: connection.attach, free: connection.detach };
  const program: Program = {
    identity: session.identity, manifest, simulated: session.simulated, place, view, link, requests, room, documents, shows, pointed, status, preferences, covers, stage, layers, camera, regions, drill, search, keep, measure, sharedNow, dataTime, compare, coupling,
    ...others,
    pictures, watchPictures: thumbnails.watch,
    drawing: annotations, pointing: profile.interactive && may.point ? pointing : null,
    letIn: createLetIn(ask),
    invites: may.invite ? createInvites({ ask, identity: session.identity, page: profile.page, open: openWith }) : null,
    sessionLog: createSessionLog(token, session.identity.room),
    setRole: (aspect, role) => acts[role](aspect),
    report: connection.report,
  };
  const kept = address?.opened.found.compare;
  if (kept) compare?.open(kept);
  return { program, Screen, api: { ...program, fly, linkErrors: () => linkErrors } };
}
