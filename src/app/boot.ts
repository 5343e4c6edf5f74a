import type { Program, ScreenProfile } from '@/screens';
import type { ComponentType } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Step } from './compose';
import type { Problem } from './problem';

/** How far the page has come. */
export type Boot =
  | { phase: 'starting'; step: Step | 'program' }
  | { phase: 'running'; program: Program; Screen: ComponentType<{ program: Program }> }
  /** Without a sign-in: shows a code. `slot`: what a panel of a wall remembers its pairing under. */
  | { phase: 'pairing'; page: ScreenProfile['page']; slot: string | null }
  | { phase: 'stopped'; problem: Problem };

export type BootStore = StoreApi<Boot>;

export const createBootStore = (): BootStore => createStore<Boot>(() => ({ phase: 'starting', step: 'program' }));
