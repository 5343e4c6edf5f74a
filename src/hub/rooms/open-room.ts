import type { Authority } from './authority';
import { createRoomHost, type RoomHost } from './room-host';
import type { RoomMemory } from './room-memory';
import type { SessionLog } from '../store/session-log';

interface OpenOptions {
  cityId: string;
  now(): number;
  memory: RoomMemory;
  sessionLog: SessionLog;
}

interface Opening {
  /** What its screens hear as `hub`: what they hold of another counts no more. */
  tenure: string;
  authority: Authority;
  /** Whether what the room shows is written down. */
  home: boolean;
}

/** Makes rooms of what is remembered of them, and remembers what happens in them. */
export function createRoomOpener({ cityId, now, memory, sessionLog }: OpenOptions) {
  /** @throws what the database throws. */
  return async (name: string, { tenure, authority, home }: Opening): Promise<RoomHost> => {
    const host = createRoomHost({
      name, hub: tenure, cityId, now, authority, ...(await memory.load(name, home)),
      stateChanged: (state, before) => memory.stateChanged(name, state, before),
      written: (document) => memory.documents.written(name, document),
      note: (note) => sessionLog.note(name, now(), note),
    });
    host.documents.onChange((changes) => memory.documents.changed(name, changes));
    memory.documents.onFound(name, (document, found) => host.documents.adopt(document, found));
    return host;
  };
}
