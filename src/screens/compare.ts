import type { Compared, PaneName } from '@/model';
import type { CompareStore } from '@/state';
import type { StoreApi } from 'zustand/vanilla';

/** A second picture of the city beside this screen's own: another time, other layers, another place. */
export interface Compare<Program> {
  store: CompareStore;
  /** `b` is the second picture's program, as soon as it is there; `problem` why there is none. */
  second: StoreApi<{ b: Program | null; problem: string | null }>;
  /** With what it was when it was kept; else with the day before, at the same time of day. */
  open(kept?: Compared): void;
  /** Takes B away; A shows the time, layers and filters again that it showed before. */
  close(): void;
  swap(): void;
  /** The second picture, to keep; absent while there is none. */
  current(): Compared | undefined;
  /** Called when that changes; returns its own removal. */
  onChange(listener: () => void): () => void;
  /** What one pane shows, the other shows too. */
  copy(from: PaneName): void;
}
