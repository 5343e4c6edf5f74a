import type { Position } from '@/model';
import { pointedSchema } from '@/protocol';
import { handAt, type HandStore } from '@/state';
import type { Channel } from './channel';

export interface Pointing {
  /** This screen's person points there now; null ends it. */
  point(at: Position | null): void;
}

/** Samples a second that are said. */
const mostHz = 30;
/** A hand that rests is said again, so that nobody takes it for gone, milliseconds. */
const restingMs = 700;
/** Nothing new of another's hand for so long: it is gone, and the hub could not say so. */
const silenceMs = 3_000;

/** Says where this screen's person points, and keeps where those of others do. `now`: shared time. */
export function createPointing(channel: Channel, hands: HandStore, self: { screenId: string; name: string }, now: () => number): Pointing {
  let saidAt = -Infinity;
  let held: Position | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silences = new Map<string, ReturnType<typeof setTimeout>>();

  const say = (): void => {
    saidAt = now();
    channel.sendDroppable('point', { at: held, sampledAt: saidAt });
    timer = setTimeout(say, restingMs);
  };

  channel.on('pointed', pointedSchema, ({ screenId, name, at, sampledAt }) => {
    clearTimeout(silences.get(screenId));
    handAt(hands, screenId, { name, own: false }, at, sampledAt);
    if (at === null) silences.delete(screenId);
    else silences.set(screenId, setTimeout(() => handAt(hands, screenId, { name, own: false }, null, now()), silenceMs));
  });

  return {
    point(at) {
      if (at === null && held === null) return;
      held = at;
      clearTimeout(timer);
      handAt(hands, self.screenId, { name: self.name, own: true }, at, now());
      if (at === null) channel.send('point', { at, sampledAt: now() });
      else if (now() - saidAt >= 1_000 / mostHz) say();
      else timer = setTimeout(say, saidAt + 1_000 / mostHz - now());
    },
  };
}
