/** Stages of an import in the order they run. */
export type ImportStage = 'read' | 'buildings' | 'ground' | 'tiles' | 'details';

/** Told often: `done` of `total` steps of a stage. */
export type OnProgress = (stage: ImportStage, done: number, total: number) => void;

/** What was left out or guessed, counted by reason, with the first few places as examples. */
export class ImportReport {
  readonly #notes = new Map<string, { count: number; examples: string[] }>();

  note(reason: string, place: string): void {
    const entry = this.#notes.get(reason) ?? { count: 0, examples: [] };
    entry.count++;
    if (entry.examples.length < 3) entry.examples.push(place);
    this.#notes.set(reason, entry);
  }

  get notes(): { reason: string; count: number; examples: string[] }[] {
    return [...this.#notes].map(([reason, entry]) => ({ reason, ...entry }));
  }
}
