import type { Answer, ClientToHub, HubToClient } from '@/protocol';
import { z } from 'zod';
import { readAnswer } from './answers';
import type { Transport } from './transport';

type Message<E extends keyof ClientToHub> = Parameters<ClientToHub[E]>[0];

/** Messages to and from the hub beside the shared aspects. Nothing waits while the screen is offline. */
export interface Channel {
  /** Asks the hub; its answer is checked against `value`, silence is a refusal. */
  ask<E extends keyof ClientToHub, T extends z.ZodType>(event: E, message: Message<E>, value: T): Promise<Answer<z.infer<T>>>;
  send<E extends keyof ClientToHub>(event: E, message: Message<E>): void;
  /** May be lost when the network is busy. */
  sendDroppable<E extends keyof ClientToHub>(event: E, message: Message<E>): void;
  /** Takes one kind of message; one taker each. */
  on<T extends z.ZodType>(event: keyof HubToClient, schema: T, take: (message: z.infer<T>) => void): void;
  /** Called every time this screen has joined its room, also again. */
  onJoined(listener: () => void): void;
}

export interface ChannelEnd {
  channel: Channel;
  /** Whether somebody takes this event; what does not fit its schema is told to `onError`. */
  receive(event: string, payload: unknown): boolean;
  joined(): void;
}

const answerMs = 5_000;

export function createChannel(transport: Transport, onError: (message: string) => void): ChannelEnd {
  const takers = new Map<string, (payload: unknown) => void>();
  const joins: (() => void)[] = [];
  return {
    channel: {
      ask: (event, message, value) =>
        new Promise((resolve) => {
          transport.request(event, message, answerMs, (reply) => resolve(readAnswer(value, event, reply, onError)));
        }),
      send: (event, message) => transport.send(event, message),
      sendDroppable: (event, message) => transport.sendDroppable(event, message),
      on(event, schema, take) {
        takers.set(event, (payload) => {
          const parsed = schema.safeParse(payload);
          if (parsed.success) take(parsed.data);
          else onError(`message "${event}" of the hub cannot be read: ${z.prettifyError(parsed.error)}`);
        });
      },
      onJoined(listener) {
        joins.push(listener);
      },
    },
    receive(event, payload) {
      const take = takers.get(event);
      take?.(payload);
      return take !== undefined;
    },
    joined: () => joins.forEach((listener) => listener()),
  };
}
