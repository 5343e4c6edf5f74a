import type { Annotation } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';

export const drawingTools = ['point', 'ink', 'arrow', 'cordon', 'note', 'erase'] as const;
export type DrawingTool = (typeof drawingTools)[number];

/** Something drawn here that the hub does not have yet. A photo is named by the hub once it has the picture. */
export interface Unsent {
  id: string;
  content: Annotation;
  /** JPEG of a photo that is not on the hub yet. */
  picture: Blob | null;
  /** Shared time, milliseconds since 1970 UTC. */
  drawnAt: number;
}

export interface DrawingState {
  /** In the hand; null while nobody draws and the pointer selects. */
  tool: DrawingTool | null;
  colour: Annotation['colour'];
  /** Kept until somebody removes it; else it fades by itself. */
  keep: boolean;
  /** What is under way, before it is anybody's but the hand's. */
  draft: Pick<Annotation, 'kind' | 'points'> | null;
  unsent: readonly Unsent[];
  /** Whether what is unsent would survive the page. */
  outboxKept: boolean;
  /** Own acts that can be taken back. */
  undoable: number;
  /** Why the hub did not take something, until something else is drawn. */
  refused: { message: string; remedy: string } | null;
}

export type DrawingStore = StoreApi<DrawingState>;

export const createDrawingStore = (): DrawingStore =>
  createStore<DrawingState>(() => ({ tool: null, colour: 'signal', keep: true, draft: null, unsent: [], outboxKept: true, undoable: 0, refused: null }));
