import { compareLayouts, type CompareLayout, type PaneName } from '@/model';
import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface CompareState {
  open: boolean;
  layout: CompareLayout;
  /** Whether the cameras move as one. */
  linked: boolean;
  /** Where the curtain hangs: share of the picture's width, 0…1. */
  divider: number;
  /** The pane that controls and keys act on. */
  edited: PaneName;
}

/** How somebody compares is remembered in this browser; that somebody compares is not. */
export type CompareStore = StoreApi<CompareState>;

const key = 'metroscope.compare';
const rememberedSchema = z.object({ layout: z.enum(compareLayouts), linked: z.boolean(), divider: z.number().min(0).max(1) }).partial();

export function createCompareStore(storage: Pick<Storage, 'getItem' | 'setItem'>): CompareStore {
  const store = createStore<CompareState>(() => ({ open: false, layout: 'beside', linked: true, divider: 0.5, edited: 'b', ...recall(storage) }));
  store.subscribe(({ layout, linked, divider }, before) => {
    if (layout === before.layout && linked === before.linked && divider === before.divider) return;
    try {
      storage.setItem(key, JSON.stringify({ layout, linked, divider }));
    } catch {
      // A full or forbidden storage only means that the choice is forgotten.
    }
  });
  return store;
}

function recall(storage: Pick<Storage, 'getItem'>): Partial<CompareState> {
  try {
    return rememberedSchema.safeParse(JSON.parse(storage.getItem(key) ?? '{}')).data ?? {};
  } catch {
    return {};
  }
}
