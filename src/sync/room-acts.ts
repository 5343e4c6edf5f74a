import type { Aspect } from '@/model';
import { toldSchema, type Answer, type Told } from '@/protocol';
import { z } from 'zod';
import type { Channel } from './channel';

/** What one screen asks of others, and what it hears of them (rules R22 to R25). */
export interface RoomActs {
  /** Gives the leads this screen holds (a dispatcher: anybody's) to another screen. */
  handOver(aspects: readonly Aspect[], to: string): Promise<Answer<null>>;
  /** Asks whoever leads these aspects to hand them over; the answer names the screens asked. */
  askControl(aspects: readonly Aspect[]): Promise<Answer<{ asked: string[] }>>;
  declineControl(to: string): void;
  /** Brings everyone here. */
  gather(): Promise<Answer<null>>;
  /** What others did that concerns the person here; returns its own removal. */
  onTold(listener: (told: Told) => void): () => void;
}

interface RoomActsOptions {
  channel: Channel;
  screenId: string;
  /** Leads given away with this screen's knowledge: it follows from now on and does not say that it lost them. */
  yielded(aspects: readonly Aspect[]): void;
}

const askedSchema = z.object({ asked: z.array(z.string()) });

export function createRoomActs({ channel, screenId, yielded }: RoomActsOptions): RoomActs {
  const listeners = new Set<(told: Told) => void>();
  channel.on('told', toldSchema, (told) => {
    if (told.code === 'gathered' || told.code === 'shown') yielded(told.aspects);
    for (const listener of listeners) listener(told);
  });
  return {
    async handOver(aspects, to) {
      const answer = await channel.ask('handOver', { aspects: [...aspects], to }, z.null());
      if (answer.ok && to !== screenId) yielded(aspects);
      return answer;
    },
    askControl: (aspects) => channel.ask('askControl', { aspects: [...aspects] }, askedSchema),
    declineControl: (to) => channel.send('declineControl', { to }),
    gather: () => channel.ask('gather', {}, z.null()),
    onTold(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
