import { describe, expect, test } from 'vitest';
import type { Budget } from './budget';
import { createBudgetKeeper, type Adapting } from './budget-keeper';
import { ladderOf, levelNames, type LevelName } from './ladder';

const full: Budget = { screenSpaceError: 12, maxPixelRatio: 1.5, tileMemoryMB: 800, dataHz: 15, msaaSamples: 4, labels: 140, shadows: 'high' };
const hd = { width: 1_920, height: 1_080, devicePixelRatio: 1.5 };
const fourK = { width: 3_840, height: 2_160, devicePixelRatio: 1 };

function memory(held: string | null = null) {
  const storage = { value: held, getItem: () => storage.value, setItem: (_: string, value: string) => void (storage.value = value) };
  return storage;
}
const adapting = (patch: Partial<Adapting> = {}): Adapting => ({ storage: memory(), deviceMemory: 16, chosen: null, ...patch });

/** A machine on which a frame of each level takes so many milliseconds, drawn 30 times a second for `seconds`. */
function run(cost: (level: LevelName) => number, seconds: number, keeper = createBudgetKeeper(full, 'medium', hd, adapting())) {
  const changes: LevelName[] = [];
  keeper.store.subscribe(({ level }) => changes.push(level));
  for (let i = 0; i < seconds * 30; i++) keeper.frame(cost(keeper.store.getState().level), (i * 1_000) / 30);
  return { changes, end: keeper.store.getState() };
}

describe('levels of a budget', () => {
  test('shadows give way first, then edges, pixels, tiles and labels', () => {
    const levels = ladderOf(full, hd);
    expect(levels.map(({ name }) => name)).toEqual([...levelNames]);
    const firstChange = (key: keyof Budget): number => levels.findIndex(({ budget }) => budget[key] !== full[key]);
    expect((['shadows', 'msaaSamples', 'maxPixelRatio', 'screenSpaceError', 'labels'] as const).map(firstChange)).toEqual([1, 2, 3, 4, 5]);
  });

  test('no level asks for more than the one before', () => {
    for (const around of [hd, fourK, { width: 800, height: 600, devicePixelRatio: 3 }]) {
      const levels = ladderOf(full, around);
      levels.slice(1).forEach(({ budget }, i) => {
        const before = levels[i]!.budget;
        expect(budget.maxPixelRatio).toBeLessThanOrEqual(before.maxPixelRatio);
        expect(budget.screenSpaceError).toBeGreaterThanOrEqual(before.screenSpaceError);
        expect(budget.labels).toBeLessThanOrEqual(before.labels);
        expect(budget.msaaSamples).toBeLessThanOrEqual(before.msaaSamples);
      });
    }
  });

  test('a pixel per CSS pixel stays up to Full HD; a 4K picture is never drawn with fewer pixels than Full HD', () => {
    const least = (around: typeof hd): number => ladderOf(full, around).at(-1)!.budget.maxPixelRatio;
    expect(least(hd)).toBe(1);
    expect(least(fourK)).toBeCloseTo(0.5, 9);
  });

  test('what a screen has not is no level of its own', () => {
    const plain = ladderOf({ ...full, shadows: 'off', msaaSamples: 1, maxPixelRatio: 1 }, { ...hd, devicePixelRatio: 1 });
    expect(plain.map(({ name }) => name)).toEqual(['full', 'tiles', 'labels', 'least']);
  });
});

describe('the budget in force', () => {
  test('a fast machine keeps everything', () => {
    expect(run(() => 9, 600)).toEqual({ changes: [], end: expect.objectContaining({ level: 'full', why: 'start' }) });
  });

  test('a slow one goes down step by step to the level it can bear, says why, and stays', () => {
    const cost = (level: LevelName): number => ({ full: 400, shadows: 300, edges: 200, pixels: 100 } as Partial<Record<LevelName, number>>)[level] ?? 80;
    const { changes, end } = run(cost, 600);
    expect(changes).toEqual(['shadows', 'edges', 'pixels']);
    expect(end).toMatchObject({ level: 'pixels', why: 'slow' });
  });

  test('where a level is too slow and the next has room, tries grow rare: no to and fro', () => {
    const { changes } = run((level) => (level === 'full' ? 150 : 20), 3_600);
    expect(changes.length).toBeLessThan(20);
    expect(changes.filter((_, i) => i > 0).length).toBeGreaterThan(0);
  });

  test('a GPU that takes seconds for a picture gives way after every second one, shadows first', () => {
    const keeper = createBudgetKeeper(full, 'large', fourK, adapting());
    const after = [1, 2, 3, 4, 5, 6, 7, 8].map((frame) => {
      keeper.frame(4_000, frame * 4_500);
      return keeper.store.getState().level;
    });
    expect(after).toEqual(['full', 'full', 'full', 'shadows', 'shadows', 'shadows', 'shadows', 'edges']);
  });

  test('one slow frame among fast ones changes nothing', () => {
    let i = 0;
    expect(run(() => (i++ % 5 === 0 ? 900 : 12), 60).changes).toEqual([]);
  });

  test('it comes back when the cause is gone', () => {
    const keeper = createBudgetKeeper(full, 'medium', hd, adapting());
    run(() => 500, 60, keeper);
    expect(keeper.store.getState().level).toBe('least');
    run(() => 10, 600, keeper);
    expect(keeper.store.getState()).toMatchObject({ level: 'full', why: 'room' });
  });

  test('a device remembers its level; nonsense in the storage counts as nothing', () => {
    const storage = memory();
    run(() => 500, 5, createBudgetKeeper(full, 'medium', hd, adapting({ storage })));
    const again = createBudgetKeeper(full, 'medium', hd, adapting({ storage })).store.getState();
    expect(again.why).toBe('remembered');
    expect(levelNames.indexOf(again.level)).toBeGreaterThan(2);
    for (const bad of ['{', '{"version":1,"level":"best"}', '7', 'null']) {
      expect(createBudgetKeeper(full, 'medium', hd, adapting({ storage: memory(bad) })).store.getState()).toMatchObject({ level: 'full', why: 'start' });
    }
  });

  test('a tablet short of memory starts lower and keeps fewer tiles', () => {
    expect(createBudgetKeeper(full, 'small', hd, adapting({ deviceMemory: 2 })).store.getState()).toMatchObject({
      level: 'edges', why: 'device', memoryShare: 0.5, budget: { tileMemoryMB: 400 },
    });
  });

  test('memory that runs short halves the tiles kept, down to a quarter', () => {
    const keeper = createBudgetKeeper(full, 'small', hd, adapting());
    const kept = [1, 2, 3].map(() => {
      keeper.shortOfMemory();
      return keeper.store.getState().budget.tileMemoryMB;
    });
    expect(kept).toEqual([400, 200, 200]);
  });

  test('once the tiles are as few as may be, the picture spends less, and no quick frames take that back', () => {
    const keeper = createBudgetKeeper(full, 'small', hd, adapting());
    for (let i = 0; i < 4; i++) keeper.shortOfMemory();
    expect(keeper.store.getState()).toMatchObject({ why: 'memory', memoryShare: 0.25 });
    const { level } = keeper.store.getState();
    expect(level).not.toBe('full');
    expect(run(() => 5, 600, keeper).end.level).toBe(level);
    for (let i = 0; i < 20; i++) keeper.shortOfMemory();
    expect(keeper.store.getState().level).toBe('least');
  });

  test('what a person chose holds when memory runs short', () => {
    const keeper = createBudgetKeeper(full, 'small', hd, adapting({ chosen: 'full' }));
    for (let i = 0; i < 5; i++) keeper.shortOfMemory();
    expect(keeper.store.getState()).toMatchObject({ level: 'full', memoryShare: 0.25 });
  });

  test('two stages of a page give way together and keep no more tiles than one', () => {
    const keeper = createBudgetKeeper(full, 'medium', hd, adapting());
    const loan = keeper.lend();
    expect(loan.store.getState().budget.tileMemoryMB).toBe(400);
    for (let i = 0; i < 20; i++) {
      loan.frame(70, i * 100);
      keeper.frame(70, i * 100 + 50);
    }
    expect(loan.store.getState()).toMatchObject({ level: expect.not.stringMatching('full'), why: 'slow' });
    loan.end();
    loan.end();
    expect(keeper.store.getState().budget.tileMemoryMB).toBe(800);
  });

  test('a level a person chose holds, and adapting can be had back', () => {
    const keeper = createBudgetKeeper(full, 'medium', hd, adapting({ chosen: 'full' }));
    expect(run(() => 900, 60, keeper).end).toMatchObject({ level: 'full', why: 'chosen' });
    keeper.choose(null);
    expect(run(() => 900, 60, keeper).end).toMatchObject({ level: 'least', why: 'slow' });
  });

  test('a stage that may not adapt keeps what it was given', () => {
    const { end } = run(() => 900, 60, createBudgetKeeper(full, 'medium', hd, undefined));
    expect(end).toMatchObject({ level: 'full', why: 'start', budget: full });
  });
});

describe('a window that shows a part of a wall', () => {
  test('does not give way by itself, whatever it remembers and however slow it is: its neighbours would not', () => {
    const storage = memory('{"version":1,"level":"pixels"}');
    const keeper = createBudgetKeeper(full, 'large', hd, adapting({ storage }));
    keeper.setAlone(false);
    expect(keeper.store.getState()).toMatchObject({ level: 'full', why: 'wall' });
    expect(run(() => 900, 60, keeper).changes).toEqual([]);
    expect(storage.value).toContain('pixels');
  });

  test('keeps the level its address or a person chose, and adapts again when it shows a whole picture', () => {
    const chosen = createBudgetKeeper(full, 'large', hd, adapting({ chosen: 'edges' }));
    chosen.setAlone(false);
    expect(chosen.store.getState()).toMatchObject({ level: 'edges', why: 'chosen' });
    chosen.choose(null);
    expect(chosen.store.getState()).toMatchObject({ level: 'full', why: 'wall' });
    chosen.setAlone(true);
    expect(run(() => 900, 5, chosen).end.why).toBe('slow');
  });
});
