import type { Program } from '@/screens';
import type { ComponentType } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Step } from './compose';
import type { Problem } from './problem';

/** How far the page has come. */
export type Boot =
  | { phase: 'starting'; step: Step | 'program' }
  | { phase: 'running'; program: Program; Screen: ComponentType<{ program: Program }> }
  | { phase: 'stopped'; problem: Problem };

export type BootStore = StoreApi<Boot>;

export const createBootStore = (): BootStore => createStore<Boot>(() => ({ phase: 'starting', step: 'program' }));
