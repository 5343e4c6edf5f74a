import type { Annotation, DocumentOf } from '@/model';
import type { DrawingStore } from '@/state';

/** What a hand on this screen can do with what is drawn; absent on a screen without hands. */
export interface AnnotationActs {
  store: DrawingStore;
  /** What this screen draws from now on until it is sent. */
  add(content: Annotation, picture?: Blob | null): void;
  /** Whether this person may change or remove it. */
  mayChange(document: DocumentOf<'annotation'>): boolean;
  /** Drawn by this person on this screen. */
  isOwn(document: DocumentOf<'annotation'>): boolean;
  change(id: string, patch: Partial<Annotation>): void;
  remove(ids: readonly string[]): void;
  /** Takes back the last own act: what was drawn goes, what was removed comes again. */
  undo(): void;
}
