import type { Identity, Screen } from '@/model';
import type { Answer, AspectMessage, AspectVersion, Commit, Join, Lease, PlayoutPlan, Prepare, Room as RoomMessage, SetRole, Told, Welcome } from '@/protocol';
import type { RoomActs } from './room-acts';
import type { RoomPictures } from './room-pictures';
import type { RememberedState, RoomSnapshot } from './room-snapshot';

/** Where a room's messages go; the socket server implements it, tests record it. */
export interface RoomOutput {
  /** To every screen in the room. */
  room(message: RoomMessage): void;
  /** To these screens; what is not sent `reliably` the transport may drop. */
  aspect(screenIds: readonly string[], message: AspectMessage & { leader: string }, reliably: boolean): void;
  /** To every screen: how far behind the leader walls show the camera. */
  playout(plan: PlayoutPlan): void;
  /** To one screen: what another did that concerns its person. */
  told(screenId: string, message: Told): void;
  /** To one screen: the two phases of a show. */
  prepare(screenId: string, message: Prepare): void;
  commit(screenId: string, message: Commit): void;
  /** Walls that a show did not wait for any longer, by screen id. */
  late(version: number, screenIds: readonly string[]): void;
}

export interface RoomOptions {
  name: string;
  hub: string;
  cityId: string;
  /** Hub time, milliseconds since 1970 UTC, fractions allowed. */
  now(): number;
  output: RoomOutput;
  /** What the room showed before this hub; nothing when left out. */
  remembered?: RememberedState;
}

/** One room: who is in it, who leads what, and the latest value of every aspect. Knows no socket. */
export interface Room extends Omit<RoomActs, 'forget'>, Pick<RoomPictures, 'show' | 'undo' | 'ready' | 'showItself' | 'handAt'> {
  join(screen: Screen, identity: Identity, message: Join): Welcome;
  leave(screenId: string): void;
  setRole(screenId: string, message: SetRole): Answer<Lease>;
  renew(screenId: string, message: { aspect: string; epoch: number }): void;
  aspect(screenId: string, message: AspectMessage): Answer<AspectVersion>;
  /** Expires leases, tells the room what changed in it, and sends at most one latest `move` per aspect; called about every 16 ms while anything moves, else every 250 ms. */
  tick(): void;
  /** True while something waits for the next tick. */
  readonly busy: boolean;
  readonly size: number;
  readonly cameraFree: boolean;
  /** What the room shows now. */
  snapshot(): RoomSnapshot;
  /** Everybody here with what they do. */
  readonly screens: RoomMessage['screens'];
}
