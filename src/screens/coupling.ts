import type { CouplingFactor, CouplingStore } from '@/state';

/** Cameras of other windows of this browser that this one's may move with. */
export interface Coupling {
  store: CouplingStore;
  /** Couples this window's camera to another's; null lets go. */
  couple(to: string | null, factor?: CouplingFactor): void;
}
