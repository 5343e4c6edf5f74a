import type { DocumentsDesk } from './room-documents';
import type { RoomHost } from './room-host';
import type { ScreenLine } from '../sockets/screen-line';

/** Where a room is decided: here, or at another hub to which a screen's line is passed on. */
export type Place = { host: RoomHost } | { peer: string; relay(line: ScreenLine): void };

/** The rooms of this city and who decides for each. */
export interface Rooms {
  /** Opens a room that nobody has. @throws what its memory throws. */
  find(room: string): Promise<Place>;
  /** @throws what its memory throws. */
  documentsOf(room: string): Promise<DocumentsDesk>;
  /** Rooms that are open and how many screens are there, on all hubs. */
  list(): { name: string; screens: number }[];
  /** Decides nothing any more, and hands every room over; screens here are told as `goodbye` says. */
  stop(goodbye: string): Promise<void>;
}

/** The rooms of a hub that is alone. */
export function createLocalRooms(open: (room: string) => Promise<RoomHost>): Rooms {
  const rooms = new Map<string, RoomHost>();
  /** Rooms whose memory is being read. */
  const opening = new Map<string, Promise<RoomHost>>();

  function hostOf(room: string): Promise<RoomHost> {
    const held = rooms.get(room);
    if (held) return Promise.resolve(held);
    const opened = opening.get(room) ?? open(room).then((host) => {
      rooms.set(room, host);
      return host;
    }).finally(() => opening.delete(room));
    opening.set(room, opened);
    return opened;
  }

  return {
    find: async (room) => ({ host: await hostOf(room) }),
    documentsOf: async (room) => (await hostOf(room)).desk,
    list: () => [...rooms].map(([name, { room: { size } }]) => ({ name, screens: size })),
    async stop(goodbye) {
      for (const host of rooms.values()) {
        host.closeAll('shutting-down', goodbye);
        host.stop();
      }
    },
  };
}
