import type { Vec3 } from '@/geo';
import type { Position } from '@/model';
import type { Hand } from '@/state';

/** Others' hands are shown so much later than they are, so that there is always a sample to go to; all tiles of a wall show the same. */
const playoutMs = 90;
const trailMs = 550;
const trailSteps = 14;

export interface ShownHand {
  name: string;
  /** City-frame metres; null once it points no more. */
  at: Vec3 | null;
  /** Where it was, oldest first, with 0 (about to go) … 1 (now). */
  trail: readonly { at: Vec3; strength: number }[];
}

/** Where a hand was at a time, along straight lines between its samples, held before the first and after the last. */
function placeAt({ samples }: Hand, time: number, toLocal: (position: Position) => Vec3): Vec3 | null {
  const after = samples.findIndex(({ sampledAt }) => sampledAt > time);
  const [from, to] = after === -1 ? [samples.at(-1), undefined] : [samples[after - 1], samples[after]];
  if (!from) return to ? toLocal(to.at) : null;
  if (!to) return toLocal(from.at);
  const share = (time - from.sampledAt) / (to.sampledAt - from.sampledAt);
  const [a, b] = [toLocal(from.at), toLocal(to.at)];
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** What is seen of a hand at shared time `now`; null when its trail has faded too. */
export function shownHand(hand: Hand, now: number, toLocal: (position: Position) => Vec3): ShownHand | null {
  const time = hand.own ? now : now - playoutMs;
  const over = hand.endedAt !== null && time > hand.endedAt;
  if (over && time > hand.endedAt! + trailMs) return null;
  const begun = hand.samples[0]?.sampledAt ?? Infinity;
  if (!hand.own && time < begun) return { name: hand.name, at: null, trail: [] };
  const trail: { at: Vec3; strength: number }[] = [];
  for (let i = 0; i <= trailSteps; i++) {
    const then = time - trailMs * (1 - i / trailSteps);
    if (then < begun || (hand.endedAt !== null && then > hand.endedAt)) continue;
    const at = placeAt(hand, then, toLocal);
    if (at) trail.push({ at, strength: i / trailSteps });
  }
  return { name: hand.name, at: over ? null : placeAt(hand, time, toLocal), trail };
}
