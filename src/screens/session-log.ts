import type { Answer, RoomLogEntry } from '@/protocol';

/** What happened in this screen's room, as the hub has written it down; the hub asks for the permission `audit`. */
export interface SessionLog {
  /** Entries of a span of hub time, oldest first, from the last whole state before it; without `moves` the samples of motions are left out. */
  read(from: number, to: number, moves: boolean): Promise<Answer<RoomLogEntry[]>>;
}
