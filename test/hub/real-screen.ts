import { initialState, type Annotation, type Screen } from '@/model';
import { createLinkStore, createRequestStore, createRoomStore, createViewStore, type LinkStore, type RequestStore, type RoomStore, type ViewStore } from '@/state';
import { createDocuments, createShows, type Documents, type Shows } from '@/sync';
import { connect, type Connection } from '../../src/sync/connection';
import { tokenOf } from './screen';

/** A screen's page without its picture: the real client of the link, that comes back by itself. */
export interface RealScreen {
  view: ViewStore;
  link: LinkStore;
  requests: RequestStore;
  room: RoomStore;
  documents: Documents;
  shows: Shows;
  connection: Connection;
  /** What it shows of everything that is shared. */
  shown(): string;
  close(): void;
}

const initial = initialState({
  view: { longitude: 71.4, latitude: 51.1, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, aspectRatio: 1.6,
});

export function openScreen(url: string, link: string, screenId: string, screenClass: Screen['class']): RealScreen {
  const view = createViewStore(initial);
  const store = createLinkStore(screenId);
  const requests = createRequestStore();
  const room = createRoomStore();
  const connection = connect({
    url, token: tokenOf(link), screen: { screenId, name: `Screen ${screenId}`, class: screenClass }, cityId: 'chessboard',
    view, link: store, requests, onMovers: () => undefined, onError: () => undefined,
  });
  const documents = createDocuments(connection.channel, room);
  const shows = createShows(connection, { obstacles: () => null, whenSettled: (action) => action() });
  return {
    view, link: store, requests, room, documents, connection, shows,
    shown: () => JSON.stringify([view.get('selection'), view.get('region'), view.get('camera').view]),
    close: () => connection.close(),
  };
}

export const note = (text: string): Annotation =>
  ({ kind: 'note', points: [{ longitude: 71, latitude: 51, height: 0 }], colour: 'signal', text, photo: null, fadesAt: null });
