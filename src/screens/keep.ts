import type { SavedView } from '@/model';
import type { StoreApi } from 'zustand/vanilla';

/** A part of the page's address that could not be used, as it was written (at most 80 characters). */
export interface AddressProblem {
  why: 'unknown' | 'value' | 'twice' | 'long';
  /** `@` is the camera, `#` the whole address. */
  part: string;
  text: string;
}

/** What this screen shows, to keep, to come back to and to hand on. */
export interface Keep {
  snapshot(): SavedView;
  /** Shows a kept view as this screen's own act: flies there, then resolves as flights do. */
  show(view: SavedView): Promise<boolean>;
  /** Address of what is shown now; the sign-in token is never in it. */
  link(): string;
  /** What of the address last opened could not be used. */
  problems: StoreApi<{ problems: readonly AddressProblem[] }>;
}
