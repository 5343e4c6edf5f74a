import { expect, it } from 'vitest';
import type { Identity, Screen } from '../../src/model';
import { createRandom } from './random';
import { World, type Page } from './world';

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
const leaseMs = 5_000;

/** Two desks and a wall in one room, at rest; the first desk leads. */
function scene(seed: number) {
  const world = new World(createRandom(seed));
  const open = (screenId: string, screenClass: Screen['class'], role: Identity['role']): Page =>
    world.open({ screenId, name: screenId, class: screenClass }, { subject: screenId, role, room: 'room' });
  const a = open('desk-a', 'medium', 'dispatcher');
  world.advance(2_000);
  const b = open('desk-b', 'medium', 'dispatcher');
  const wall = open('wall', 'large', 'wall');
  world.advance(5_000);
  expect([a, b, wall].map(roleOf)).toEqual(['lead', 'follow', 'follow']);
  return { world, a, b, wall };
}

/** The same story on networks that differ in their delays and losses. */
function each(story: (played: ReturnType<typeof scene>) => void): void {
  for (const seed of seeds) {
    try {
      story(scene(seed));
    } catch (error) {
      throw new Error(`with seed ${seed}: ${String(error)}`, { cause: error });
    }
  }
}

const roleOf = ({ link }: Page): string => link.getState().roles.selection;
const select = ({ view }: Page, id: string): void => view.set('selection', { kind: 'building', id }, 'user');
const selected = ({ view }: Page): string | undefined => view.get('selection')?.id;

it('two leaders after a partition: who led meanwhile stays, and the other follows and shows its value (R2, R3, R4, R8)', () => each(({ world, a, b, wall }) => {
  select(a, 'before');
  world.advance(2_000);
  world.cut('desk-a', true);
  world.advance(leaseMs + 10_000);
  void b.connection.lead('selection');
  world.advance(1_000);
  // Each side of the cut believes that it leads.
  expect([a, b].map(roleOf)).toEqual(['lead', 'lead']);
  select(a, 'of a');
  select(b, 'of b');
  world.advance(2_000);
  expect([a, b, wall].map(selected)).toEqual(['of a', 'of b', 'of b']);

  world.cut('desk-a', false);
  world.advance(10_000);
  expect([a, b, wall].map(roleOf)).toEqual(['follow', 'lead', 'follow']);
  expect([a, b, wall].map(selected)).toEqual(['of b', 'of b', 'of b']);
  select(b, 'after');
  world.advance(2_000);
  expect([a, b, wall].map(selected)).toEqual(['after', 'after', 'after']);
  expect(world.errors).toEqual([]);
}));

it('a leader that was cut off, with nobody leading meanwhile, goes on leading and says what it shows (R3, R4, R6)', () => each(({ world, a, b, wall }) => {
  select(a, 'before');
  world.advance(2_000);
  world.cut('desk-a', true);
  world.advance(leaseMs + 10_000);
  select(a, 'meanwhile');
  world.cut('desk-a', false);
  world.advance(10_000);
  expect([a, b, wall].map(roleOf)).toEqual(['lead', 'follow', 'follow']);
  expect([a, b, wall].map(selected)).toEqual(['meanwhile', 'meanwhile', 'meanwhile']);
  expect(world.errors).toEqual([]);
}));

it('a lead asked for by two at once has one leader, and all show its value (R1, R3, R7)', () => each(({ world, a, b, wall }) => {
  void a.connection.detach('selection');
  world.advance(2_000);
  select(a, 'of a');
  select(b, 'of b');
  for (const desk of [a, b]) void desk.connection.lead('selection');
  world.advance(5_000);
  const leaders = [a, b].filter((desk) => roleOf(desk) === 'lead');
  expect(leaders).toHaveLength(1);
  expect([a, b, wall].map(selected)).toEqual([a, b, wall].map(() => selected(leaders[0]!)));
  expect(world.errors).toEqual([]);
}));
