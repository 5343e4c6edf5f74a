import { createCityFrame, multiply, partTangents, poseOf, shareOfTile, viewMatrix, type Vec3 } from '@/geo';
import type { Place, Tile } from '@/model';
import { expect, test } from 'vitest';
import { overlap } from './boxes';
import type { LabelCandidate } from './candidate';
import { placeCandidates } from './candidates';
import { chooseLabels, seenLabels, type LabelCamera, type SeenLabel } from './placement';

const frame = createCityFrame({ longitude: 71.43, latitude: 51.13, height: 0 });
const em = 14;
const measure = (text: string): { width: number; height: number; rise: number } => ({ width: text.length * 7.5, height: 16, rise: 0 });
const visible = (seen: readonly SeenLabel[]): number[] => seen.map(() => 1);

/** An eye `south` metres south of the origin and `up` metres high that looks north and `pitch` degrees up from the ground. */
function cameraAt(south: number, up: number, pitch: number, tile: Tile = { row: 0, column: 0, rows: 1, columns: 1 }, panel: [number, number] = [1_200, 750]): LabelCamera {
  const { longitude, latitude } = frame.fromLocal([0, -south, 0]);
  const pose = poseOf({ longitude, latitude, height: up, bearing: 0, pitch, roll: 0, fovy: 42 });
  const aspect = (panel[0] * tile.columns) / (panel[1] * tile.rows);
  return { viewMatrix: multiply(viewMatrix(pose), frame.toEcef), tangents: partTangents(42, aspect, shareOfTile(tile).part), width: panel[0], height: panel[1] };
}

function candidate(id: string, east: number, north: number, patch: Partial<LabelCandidate> = {}): LabelCandidate {
  return {
    id, group: id, text: `Name of ${id}`, thing: { kind: 'place', id }, style: 'place', rank: 30, position: [east, north, 0],
    along: null, room: Number.POSITIVE_INFINITY, from: 0, within: 50_000, outside: false, hides: true, ...patch,
  };
}

/** The same crowd every time: points and streets in all directions. */
function crowd(count: number): LabelCandidate[] {
  let seed = 7;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: count }, (_, i) => {
    const angle = random() * Math.PI;
    const along: Vec3 | null = i % 2 === 0 ? [Math.cos(angle), Math.sin(angle), 0] : null;
    return candidate(`c${i}`, (random() - 0.5) * 3_000, random() * 3_000, { along, room: along ? 600 : Number.POSITIVE_INFINITY, rank: Math.floor(random() * 60) });
  });
}

const collisions = (labels: readonly SeenLabel[]): number =>
  labels.reduce((sum, one, i) => sum + labels.slice(i + 1).filter((other) => one.boxes.some((a) => other.boxes.some((b) => overlap(a, b)))).length, 0);

test('no label covers another, from above, aslant and from the street', () => {
  for (const [south, up, pitch] of [[0, 3_000, 5], [1_500, 900, 60], [200, 40, 82]] as const) {
    const seen = seenLabels(crowd(600), cameraAt(south, up, pitch), em, measure, new Set());
    const chosen = chooseLabels(seen, visible(seen), em, 140);
    expect(chosen.length).toBeGreaterThan(pitch === 82 ? 3 : 20);
    expect(collisions(chosen)).toBe(0);
  }
});

test('no label leaves the window, and there are no more than the budget has', () => {
  const camera = cameraAt(1_500, 900, 60);
  const seen = seenLabels(crowd(600), camera, em, measure, new Set());
  const chosen = chooseLabels(seen, visible(seen), em, 12);
  expect(chosen.length).toBe(12);
  for (const { boxes } of chosen) for (const box of boxes) {
    expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(camera.width);
    expect(box.bottom).toBeLessThanOrEqual(camera.height);
  }
});

test('where there is room for one the more important is shown', () => {
  const camera = cameraAt(1_500, 900, 60);
  const seen = seenLabels([candidate('small', 0, 0, { rank: 10 }), candidate('great', 5, 0, { rank: 50 })], camera, em, measure, new Set());
  expect(chooseLabels(seen, visible(seen), em, 9).map(({ candidate: { id } }) => id)).toEqual(['great']);
});

test('a label on the picture keeps its place against its equals, and gives way to what is more important', () => {
  const camera = cameraAt(1_500, 900, 60);
  const equals = [candidate('a', 0, 0, { rank: 30.4 }), candidate('b', 5, 0, { rank: 30 })];
  const first = (candidates: LabelCandidate[], shown: string[]): string | undefined => {
    const seen = seenLabels(candidates, camera, em, measure, new Set(shown));
    return chooseLabels(seen, visible(seen), em, 9)[0]?.candidate.id;
  };
  expect(first(equals, [])).toBe('a');
  expect(first(equals, ['b'])).toBe('b');
  expect(first([...equals, candidate('c', 2, 0, { rank: 40 })], ['b'])).toBe('c');
});

test('what the city hides is not named, and leaves its room to others; names of areas stay', () => {
  const camera = cameraAt(1_500, 900, 60);
  const seen = seenLabels([candidate('behind', 0, 0, { rank: 50 }), candidate('before', 5, 0)], camera, em, measure, new Set());
  expect(chooseLabels(seen, [0, 1], em, 9).map(({ candidate: { id } }) => id)).toEqual(['before']);
  const area = seenLabels([candidate('area', 0, 0, { hides: false })], camera, em, measure, new Set());
  expect(chooseLabels(area, [0], em, 9).length).toBe(1);
});

test('what lies in the region looked at comes before what is more important outside', () => {
  const camera = cameraAt(1_500, 900, 60);
  const seen = seenLabels([candidate('inside', 0, 0, { rank: 10 }), candidate('outside', 5, 0, { rank: 80, outside: true })], camera, em, measure, new Set(['outside']));
  expect(chooseLabels(seen, visible(seen), em, 9).map(({ candidate: { id } }) => id)).toEqual(['inside']);
});

test('a street is named where its straight piece is longer than the name, along it, never upside down', () => {
  const camera = cameraAt(0, 1_500, 1);
  const street = (along: Vec3, room: number): SeenLabel[] => seenLabels([candidate('street', 0, 100, { along, room, style: 'street' })], camera, em, measure, new Set());
  expect(street([1, 0, 0], 400).length).toBe(1);
  expect(street([1, 0, 0], 60).length).toBe(0);
  const heightOf = ({ boxes }: SeenLabel): number => Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top));
  const north = street([0, 1, 0], 400)[0]!;
  expect(heightOf(north)).toBeGreaterThan(90);
  expect(heightOf(street([0, -1, 0], 400)[0]!)).toBeCloseTo(heightOf(north), 6);
});

test('a long street is named again only far from its other names', () => {
  const camera = cameraAt(0, 4_000, 1);
  const along: Vec3 = [1, 0, 0];
  const anchors = Array.from({ length: 60 }, (_, i) => candidate(`s/${i}`, -2_400 + i * 80, 0, { group: 's', text: 'Long Street', along, room: 800, style: 'street' }));
  const seen = seenLabels(anchors, camera, em, measure, new Set());
  const chosen = chooseLabels(seen, visible(seen), em, 99).map(({ x }) => x).sort((a, b) => a - b);
  expect(chosen.length).toBeGreaterThan(1);
  for (let i = 1; i < chosen.length; i++) expect(chosen[i]! - chosen[i - 1]!).toBeGreaterThan(20 * em);
});

test('a river is named on several of its reaches, never twice within 500 pixels', () => {
  const at = (east: number): [number, number] => {
    const { longitude, latitude } = frame.fromLocal([east, 1_200, 0]);
    return [longitude, latitude];
  };
  const reaches = Array.from({ length: 30 }, (_, i) => at((i - 15) * 300));
  const river: Place = { id: 'river', kind: 'water', names: { '': 'Есіл', en: 'Ishim' }, at: at(0), weight: 0.7, building: null, reaches };
  const seen = seenLabels(placeCandidates([river], 'en', frame, 0, null), cameraAt(1_500, 1_500, 45, undefined, [1_900, 900]), em, measure, new Set());
  const named = chooseLabels(seen, visible(seen), em, 100);
  expect(named.length).toBeGreaterThan(1);
  expect(new Set(named.map(({ candidate: { thing } }) => thing.id))).toEqual(new Set(['river']));
  for (const [i, one] of named.entries()) for (const other of named.slice(0, i)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(500);
});

test('larger text sees as far as its size allows: a wall names less of the distance than a desk', () => {
  const far = [candidate('far', 0, 4_000, { within: 6_000 })];
  expect(seenLabels(far, cameraAt(0, 300, 80), 14, measure, new Set()).length).toBe(1);
  expect(seenLabels(far, cameraAt(0, 300, 80), 46, measure, new Set()).length).toBe(0);
});

test('windows of a wall agree: no label crosses a bezel, and what stands in one stands at the same place of the whole wall', () => {
  const names = crowd(300);
  const [rows, columns] = [2, 3];
  const panel: [number, number] = [640, 400];
  const whole = cameraAt(1_500, 900, 60, { row: 0, column: 0, rows: 1, columns: 1 }, [panel[0] * columns, panel[1] * rows]);
  const onWall = new Map(seenLabels(names, whole, em, measure, new Set()).map((label) => [label.candidate.id, label]));
  const labels: SeenLabel[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const seen = seenLabels(names, cameraAt(1_500, 900, 60, { row, column, rows, columns }, panel), em, measure, new Set());
      for (const label of chooseLabels(seen, visible(seen), em, 40)) {
        for (const box of label.boxes) {
          expect(box.left).toBeGreaterThan(0);
          expect(box.right).toBeLessThan(panel[0]);
        }
        const same = onWall.get(label.candidate.id)!;
        expect(label.x + column * panel[0]).toBeCloseTo(same.x, 3);
        expect(label.y + row * panel[1]).toBeCloseTo(same.y, 3);
        expect(label.size).toEqual(same.size);
        labels.push({ ...label, boxes: same.boxes });
      }
    }
  }
  expect(labels.length).toBeGreaterThan(30);
  expect(new Set(labels.map(({ candidate: { id } }) => id)).size).toBe(labels.length);
  expect(collisions(labels)).toBe(0);
});

test('no name stands under the interface or on a mark', () => {
  const camera = cameraAt(1_500, 900, 60);
  const covered = [{ left: 0, top: 0, right: 400, bottom: 750 }, { left: 700, top: 300, right: 760, bottom: 390 }];
  const seen = seenLabels(crowd(600), camera, em, measure, new Set());
  const chosen = chooseLabels(seen, visible(seen), em, 140, covered);
  expect(chosen.length).toBeGreaterThan(10);
  for (const { boxes } of chosen) for (const box of boxes) for (const area of covered) expect(overlap(box, area)).toBe(false);
});

test('a region is named once, elsewhere inside it when its middle is taken', () => {
  const camera = cameraAt(0, 4_000, 1);
  const places = [candidate('r', 0, 0, { group: 'r', style: 'region', rank: 90 }), candidate('r/1', 0, 900, { group: 'r', style: 'region', rank: 89.9 })];
  const seen = seenLabels(places, camera, em, measure, new Set());
  expect(chooseLabels(seen, visible(seen), em, 9).map(({ candidate: { id } }) => id)).toEqual(['r']);
  const [first] = seen;
  expect(chooseLabels(seen, visible(seen), em, 9, first!.boxes).map(({ candidate: { id } }) => id)).toEqual(['r/1']);
});
