import type { Vec3 } from '@/geo';
import type { Position } from '@/model';
import { createHandStore, handAt } from '@/state';
import { describe, expect, test } from 'vitest';
import { shownHand } from './shown-hand';

const at = (longitude: number): Position => ({ longitude, latitude: 0, height: 0 });
const toLocal = ({ longitude, latitude, height }: Position): Vec3 => [longitude, latitude, height];

function pointed(own: boolean, ...samples: [at: number | null, time: number][]) {
  const hands = createHandStore();
  for (const [place, time] of samples) handAt(hands, 'desk', { name: 'Desk', own }, place === null ? null : at(place), time);
  return hands.getState().hands.get('desk')!;
}

describe('a pointing hand', () => {
  test("R82 of another moves evenly between its samples, a moment late, and this screen's own is where it is", () => {
    const samples: [number, number][] = [[0, 1_000], [10, 1_100], [30, 1_200]];
    expect(shownHand(pointed(false, ...samples), 1_240, toLocal)!.at![0]).toBeCloseTo(20);
    expect(shownHand(pointed(false, ...samples), 2_000, toLocal)!.at![0]).toBe(30);
    expect(shownHand(pointed(true, ...samples), 1_200, toLocal)!.at![0]).toBe(30);
  });

  test('R82 leaves a trail that is strongest where it is now, and fades after it ended', () => {
    const hand = pointed(false, [0, 1_000], [10, 1_100], [30, 1_200], [null, 1_250]);
    const shown = shownHand(hand, 1_290, toLocal)!;
    expect(shown.trail.map(({ strength }) => strength)).toEqual(shown.trail.map(({ strength }) => strength).toSorted((a, b) => a - b));
    expect(shown.trail.at(-1)!.at[0]).toBe(shown.at![0]);
    expect(shownHand(hand, 1_500, toLocal)!.at).toBeNull();
    expect(shownHand(hand, 1_950, toLocal)).toBeNull();
  });

  test('that begins anew has no trail from where it was', () => {
    const hand = pointed(false, [0, 1_000], [null, 1_100], [500, 1_200]);
    expect(shownHand(hand, 1_290, toLocal)!.trail.every(({ at: [x] }) => x === 500)).toBe(true);
  });
});
