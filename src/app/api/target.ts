import type { Program } from '@/screens';
import type { Flight } from '@/state';

/** What the API acts on once the screen runs. */
export interface ApiTarget extends Program {
  fly: Flight['fly'];
  /** Messages of the link that were dropped, newest last. */
  linkErrors(): readonly string[];
}
