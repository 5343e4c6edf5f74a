import { flightPath, type Obstacles } from '@/geo';
import type { Aspect, Caption, ShownValues } from '@/model';
import { commitSchema, prepareSchema, type Answer, type Prepare } from '@/protocol';
import { z } from 'zod';
import type { Connection } from './connection';

interface HowShown {
  /** Milliseconds the camera takes to get there; 0 cuts. */
  transitionMs: number;
  caption: Caption | null;
}

/** Pictures for the whole room, shown once; nobody leads what they show (rules R40–R44). */
export interface Shows {
  /** Resolves when the hub has begun the show. */
  show(values: ShownValues, how: HowShown): Promise<Answer<{ version: number }>>;
  /** Returns the room to the picture before the last show or take-over. */
  undo(): Promise<Answer<{ version: number }>>;
}

interface ShowsOptions {
  /** What flights rise over; null while unknown or where there is nothing. */
  obstacles(): Obstacles | null;
  /** Calls once `obstacles` is as it will stay: until then this screen is not ready. */
  whenSettled(action: () => void): void;
}

const begunSchema = z.object({ version: z.int() });

export function createShows({ channel, takeShown, askAgain }: Pick<Connection, 'channel' | 'takeShown' | 'askAgain'>, options: ShowsOptions): Shows {
  let prepared: { show: Prepare; ready: boolean } | null = null;
  /** The last one said to be coming, also when it has come: who was late says so when it has caught up. */
  let latest: Prepare | null = null;

  channel.onJoined(() => {
    prepared = null;
    latest = null;
  });
  channel.on('prepare', prepareSchema, (show) => {
    const mine = { show, ready: false };
    prepared = mine;
    latest = show;
    options.whenSettled(() => {
      mine.ready = true;
      if (latest === show) channel.send('ready', { version: show.version });
    });
  });
  channel.on('commit', commitSchema, ({ version, applyAt, versions }) => {
    const held = prepared;
    prepared = null;
    if (held?.show.version !== version) {
      askAgain(Object.keys(versions) as Aspect[]);
      return;
    }
    const { show: { values, transitionMs }, ready } = held;
    takeShown(values, versions, {
      applyAt,
      // Without what the others fly over its way would be another: it cuts.
      transitionMs: ready ? transitionMs : 0,
      path: (from, to) => flightPath(from, to, options.obstacles()),
    });
  });

  return {
    show: (values, { transitionMs, caption }) => channel.ask('show', { values, transitionMs, caption }, begunSchema),
    undo: () => channel.ask('undo', {}, begunSchema),
  };
}
