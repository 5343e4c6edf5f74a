import type { StageStore } from '@/state';
import { watchHeap } from './budget/page-heap';
import { memoryNotice } from './stage-notices';

/** Whether the page's heap was nearly full when it was looked at last. */
export interface FullHeap {
  readonly short: boolean;
  stop(): void;
}

/** Has a stage give way while the page's heap is nearly full, and says so where nothing worse is said. */
export function watchFullHeap(giveWay: () => void, status: StageStore): FullHeap {
  let wasShort = false;
  const stop = watchHeap((short) => {
    if (short) giveWay();
    if (short === wasShort) return;
    wasShort = short;
    const { phase, notice } = status.getState();
    if (phase === 'ready' && (notice === null || notice === memoryNotice)) status.setState({ notice: short ? memoryNotice : null });
  });
  return {
    get short() {
      return wasShort;
    },
    stop,
  };
}
