import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Budget } from './budget';
import { createGovernor } from './governor';
import { ladderOf, levelNames, type Level, type LevelName, type Surroundings } from './ladder';
import { recallLevel, rememberLevel, type LevelStorage } from './remembered';

/** The budget that holds now, and why. */
export interface BudgetState {
  level: LevelName;
  /** Every level this screen has, fullest first. */
  levels: readonly LevelName[];
  budget: Budget;
  /**
   * `start`: nothing speaks against it · `device`: little memory · `remembered`: from the last time · `slow`: frames took too
   * long · `room`: there was room · `memory`: it ran short · `chosen`: a person fixed it · `wall`: the other windows of its wall have it too.
   */
  why: 'start' | 'device' | 'remembered' | 'slow' | 'room' | 'memory' | 'chosen' | 'wall';
  /** Share of the tile memory that is used: less after a shortage. */
  memoryShare: number;
}

/** How a stage may change its budget by itself; without it the budget is fixed. */
export interface Adapting {
  storage: LevelStorage;
  /** GB, as `navigator.deviceMemory` tells it; undefined where the browser does not. */
  deviceMemory: number | undefined;
  /** A level fixed by the address; null adapts. */
  chosen: LevelName | null;
}

export interface BudgetKeeper {
  readonly store: StoreApi<BudgetState>;
  /** A full-quality frame took that long, milliseconds of main thread and GPU; `now` is performance.now(). */
  frame(ms: number, now: number): void;
  /** Memory is short: fewer tiles are kept from here on, and once they are as few as may be, the picture spends less and stays so. */
  shortOfMemory(): void;
  /**
   * Whether the window shows a whole picture. A part of one keeps the fullest level unless a person chooses another for all: what
   * gave way in one window only would be seen at its edge.
   */
  setAlone(alone: boolean): void;
  /** Fixes a level; null adapts again. */
  choose(level: LevelName | null): void;
  /** Lets a second stage of the page spend from this budget, until `end`: the two give way together and share the tile memory. */
  lend(): BudgetLoan;
}

/** A budget that another stage of the page keeps. */
export interface BudgetLoan extends Pick<BudgetKeeper, 'store' | 'frame' | 'shortOfMemory' | 'choose'> {
  end(): void;
}

/** Gigabytes under which a device starts lower. */
const poorMemory = 4;
const leastShare = 0.25;
/** What a frame of the second stage cost counts for the picture of both this long, milliseconds. */
const lentMs = 2_000;

/** Keeps to `full` or the level this device can do. Without `adapting` the level is fixed at the fullest. */
export function createBudgetKeeper(full: Budget, screenClass: string, around: Surroundings, adapting: Adapting | undefined): BudgetKeeper {
  const levels = ladderOf(full, around);
  const governor = createGovernor();
  const indexOf = (name: LevelName): number => {
    const rank = levelNames.indexOf(name);
    return Math.max(0, levels.findLastIndex((level) => levelNames.indexOf(level.name) <= rank));
  };
  const stateOf = ({ name, budget }: Level, why: BudgetState['why'], memoryShare: number): BudgetState =>
    ({ level: name, levels: levels.map((level) => level.name), budget: { ...budget, tileMemoryMB: (budget.tileMemoryMB * memoryShare) / (1 + spentByBorrowers.size) }, why, memoryShare });
  const spentByBorrowers = new Map<object, { ms: number; at: number }>();
  const first = start();
  const store = createStore<BudgetState>(() => first);
  let chosen = adapting ? adapting.chosen !== null : true;
  let whole = true;
  /** Fullest level that memory allows. */
  let roomiest = 0;

  function start(): BudgetState {
    if (!adapting) return stateOf(levels[0]!, 'start', 1);
    const poor = adapting.deviceMemory !== undefined && adapting.deviceMemory < poorMemory;
    const share = poor ? 0.5 : 1;
    if (adapting.chosen !== null) return stateOf(levels[indexOf(adapting.chosen)]!, 'chosen', share);
    const held = recallLevel(adapting.storage, screenClass);
    if (held !== null && indexOf(held) > 0) return stateOf(levels[indexOf(held)]!, 'remembered', share);
    return poor ? stateOf(levels[indexOf('edges')]!, 'device', share) : stateOf(levels[0]!, 'start', share);
  }
  const goTo = (index: number, why: BudgetState['why']): void => {
    const { memoryShare, level } = store.getState();
    const next = levels[index]!;
    if (next.name === level && why === store.getState().why) return;
    store.setState(stateOf(next, why, memoryShare));
    if (adapting && why !== 'wall') rememberLevel(adapting.storage, screenClass, next.name);
  };

  const renew = (memoryShare: number, because?: BudgetState['why']): void => {
    const { level, why } = store.getState();
    store.setState(stateOf(levels[indexOf(level)]!, because ?? why, memoryShare));
  };
  const shortOfMemory = (): void => {
    const { level, memoryShare } = store.getState();
    if (memoryShare > leastShare) return renew(Math.max(leastShare, memoryShare / 2), chosen || !whole ? undefined : 'memory');
    if (chosen || !whole || indexOf(level) + 1 >= levels.length) return;
    roomiest = indexOf(level) + 1;
    goTo(roomiest, 'memory');
  };
  const choose = (level: LevelName | null): void => {
    chosen = level !== null;
    goTo(level === null ? 0 : indexOf(level), level === null ? (whole ? 'start' : 'wall') : 'chosen');
  };

  return {
    store,
    frame(own, now) {
      if (chosen || !whole) return;
      const lent = [...spentByBorrowers.values()].reduce((sum, { ms, at }) => sum + (now - at < lentMs ? ms : 0), 0);
      const step = governor.frame(own + lent, now);
      const index = indexOf(store.getState().level) - step;
      if (step !== 0 && index >= roomiest && index < levels.length) goTo(index, step < 0 ? 'slow' : 'room');
    },
    shortOfMemory,
    setAlone(alone) {
      if (alone === whole) return;
      whole = alone;
      if (!chosen) goTo(0, whole ? 'start' : 'wall');
    },
    choose,
    lend() {
      const borrower = {};
      const note = (ms: number, at: number): void => void spentByBorrowers.set(borrower, { ms, at });
      note(0, -Infinity);
      renew(store.getState().memoryShare);
      return {
        store, choose, shortOfMemory,
        frame: note,
        end() {
          if (spentByBorrowers.delete(borrower)) renew(store.getState().memoryShare);
        },
      };
    },
  };
}
