import type { ClientToHub, Join } from '@/protocol';

type Message<E extends keyof ClientToHub> = Parameters<ClientToHub[E]>[0];

/** Why a hub does not let a screen in; `reason` is one of its close reasons. */
export interface TurnedAway {
  reason: string;
  message: string;
  remedy: string;
}

/** What a transport tells its owner. Payloads are as they came: unchecked. */
export interface TransportEvents {
  opened(): void;
  /** The hub's answer to the join it was opened with. */
  joined(answer: unknown): void;
  /** The connection could not be opened; `refusal` is what the hub said, null when it was not reached. */
  failed(refusal: TurnedAway | null): void;
  /** An open connection is gone. */
  closed(): void;
  message(event: string, payload: unknown): void;
}

/** One connection to a hub, without memory: nothing is queued while it is closed. */
export interface Transport {
  /** Tries once to connect and, with it, to join; `opened` and then `joined`, or `failed` follows. */
  open(join: Join, events: TransportEvents): void;
  /** Silent: no event follows. */
  close(): void;
  send<E extends keyof ClientToHub>(event: E, message: Message<E>): void;
  /** May be lost when the network is busy. */
  sendDroppable<E extends keyof ClientToHub>(event: E, message: Message<E>): void;
  /** `done` is called once: with the hub's answer, or undefined when none came within `timeoutMs` or the connection went. */
  request<E extends keyof ClientToHub>(event: E, message: Message<E>, timeoutMs: number, done: (answer: unknown) => void): void;
}
