import type { Identity, Screen } from '@/model';
import type { CloseReason, HubToClient } from '@/protocol';

export interface SocketData {
  identity: Identity;
  screen: Screen;
}
export const importances = ['move', 'thumbnail', 'movers', 'reliable'] as const;
/** All but what is `reliable` may be dropped: newer ones follow. */
export type Importance = (typeof importances)[number];

export type AnyAnswer = (answer: unknown) => void;
/** Hears what a screen says; `answer` is undefined where it waits for none. Nothing of it has been checked. */
export type Heard = (event: string, message: unknown, answer: AnyAnswer | undefined) => void;

/** The line to one screen: its own socket, or that of another hub it is connected to. */
export interface ScreenLine {
  readonly data: SocketData;
  /** Bytes on their way that its network has not taken. */
  readonly waiting: number;
  /** False where it was dropped, as far as this hub can tell. */
  send<E extends keyof HubToClient>(importance: Importance, event: E, message: Parameters<HubToClient[E]>[0]): boolean;
  /** Tells the screen why, and cuts it off. */
  close(reason: CloseReason, message: string): void;
  listen(listener: Heard): void;
  onGone(listener: () => void): void;
}
