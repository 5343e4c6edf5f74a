import type { Scene, Storyboard } from '@/model';
import { beforeEach, expect, it } from 'vitest';
import { createPlayer, type Player } from './player';

const scene = (title: string): Scene => ({ title, text: '', values: { region: 'c01' }, transition: 1 });
let boards: Record<string, Storyboard>;
let shown: string[];
let works: boolean;
let timers: { ms: number; action: () => void }[];
let player: Player;

beforeEach(() => {
  boards = { tour: { title: 'Tour', steps: [{ scene: scene('a'), dwell: 5 }, { scene: scene('b'), dwell: 9 }, { scene: scene('c'), dwell: 2 }] } };
  shown = [];
  works = true;
  timers = [];
  player = createPlayer({
    storyboard: (id) => boards[id] ?? null,
    show({ title }) {
      shown.push(title);
      return Promise.resolve(works);
    },
    after(ms, action) {
      const timer = { ms, action };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
  });
});
const settled = () => new Promise((done) => setTimeout(done));
const pass = async () => {
  await settled();
  timers.shift()?.action();
  await settled();
};

it('plays step by step, each for its time, and ends', async () => {
  player.start('tour', 0, true);
  await settled();
  expect([shown, timers.map(({ ms }) => ms)]).toEqual([['a'], [5_000]]);
  await pass();
  await pass();
  expect(shown).toEqual(['a', 'b', 'c']);
  await pass();
  expect(player.store.getState()).toEqual({ board: null, index: 0, playing: false });
});

it('goes by hand, the ends hold, and a step by hand gets its own time', async () => {
  player.start('tour', 1, true);
  player.step(1);
  await settled();
  player.step(1);
  expect([shown, timers.map(({ ms }) => ms), player.store.getState().index]).toEqual([['b', 'c'], [2_000], 2]);
  player.step(-1);
  await settled();
  expect([shown.at(-1), timers.map(({ ms }) => ms)]).toEqual(['b', [9_000]]);
});

it('rests when paused, and when the room cannot be shown anything', async () => {
  player.start('tour', 0, true);
  await settled();
  player.togglePlaying();
  expect(timers).toEqual([]);
  player.togglePlaying();
  expect(timers).toHaveLength(1);
  works = false;
  await pass();
  expect([player.store.getState().playing, timers]).toEqual([false, []]);
});

it('stops when the storyboard is gone', async () => {
  player.start('tour', 0, true);
  await settled();
  boards = {};
  await pass();
  expect([shown, player.store.getState().board]).toEqual([['a'], null]);
});
