import { initialState, type CameraAspect, type Screen } from '@/model';
import { createLinkStore, createRequestStore, createRoomStore, createViewStore, type LinkStore, type RoomStore, type ViewStore } from '@/state';
import { connect, createDocuments, createShows, type Documents, type Shows } from '@/sync';
import { tokenOf } from './hub/screen';

/** A screen's real side of the link, without a page: nothing is drawn. */
export interface HeadlessScreen {
  view: ViewStore;
  store: LinkStore;
  room: RoomStore;
  documents: Documents;
  shows: Shows;
  connection: ReturnType<typeof connect>;
  /** Codes of what the link said to its person, oldest first. */
  notices: string[];
  errors: string[];
}

/** A camera over `longitude`, the one thing that moves in tests and benches of the link. */
export const cameraAt = (longitude: number): CameraAspect =>
  ({ view: { longitude, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, aspectRatio: 1.6 });

/** `url` may lead through another network than the link's own. */
export function openHeadless(url: string, link: string, cityId: string, screen: Screen): HeadlessScreen {
  const view = createViewStore(initialState(cameraAt(71)));
  const store = createLinkStore(screen.screenId);
  const room = createRoomStore();
  const notices: string[] = [];
  const errors: string[] = [];
  store.subscribe(({ notice }, before) => {
    if (notice && notice !== before.notice) notices.push(notice.code ?? notice.message);
  });
  const connection = connect({
    url, token: tokenOf(link), screen, cityId, view, link: store, requests: createRequestStore(),
    onMovers: () => {}, onError: (message) => errors.push(message),
  });
  const documents = createDocuments(connection.channel, room);
  const shows = createShows(connection, { obstacles: () => null, whenSettled: (action) => action() });
  return { view, store, room, documents, shows, connection, notices, errors };
}
