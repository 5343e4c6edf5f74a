import type { Identity, Screen } from '@/model';
import type { Answer, AspectMessage, AspectVersion, Join, Lease, Room as RoomMessage, SetRole, Welcome } from '@/protocol';

/** Where a room's messages go; the socket server implements it, tests record it. */
export interface RoomOutput {
  /** To every screen in the room. */
  room(message: RoomMessage): void;
  /** To one screen. `move` messages may be dropped by the transport, `settle` may not. */
  aspect(screenId: string, message: AspectMessage & { leader: string }): void;
}

export interface RoomOptions {
  name: string;
  hub: string;
  cityId: string;
  /** Hub time, milliseconds since 1970 UTC, fractions allowed. */
  now(): number;
  output: RoomOutput;
}

/** One room: who is in it, who leads what, and the latest value of every aspect. Knows no socket. */
export interface Room {
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
}
