import { aspects, type Aspect, type DocumentKind, type DocumentOf, type Scene, type ShownValues } from '@/model';
import type { Answer } from '@/protocol';
import type { Program } from '../../program';
import { newId } from '../new-id';
import { tell } from '../keep/told';
import { showRoom } from '../shows/show-room';
import { valuesHere } from '../shows/shown-values';

/** Seconds a scene is come to, unless somebody chose otherwise. */
const usualTransition = 1.5;
/** Seconds a step is looked at, unless somebody chose otherwise. */
export const usualDwell = 20;

/** Those of the values that belong to these aspects. */
export const only = (values: ShownValues, chosen: readonly Aspect[]): ShownValues =>
  Object.fromEntries(chosen.filter((aspect) => values[aspect] !== undefined).map((aspect) => [aspect, values[aspect]]));

export const aspectsIn = ({ values }: Scene): Aspect[] => aspects.filter((aspect) => values[aspect] !== undefined);

/** What this screen shows, as a scene of all aspects. */
export const sceneHere = (program: Pick<Program, 'view'>, title: string): Scene => ({ title, text: '', values: valuesHere(program), transition: usualTransition });

export const showScene = (program: Pick<Program, 'shows'>, { title, text, values, transition }: Scene): Promise<boolean> =>
  showRoom(program, values, { title, text }, transition * 1_000);

/** Says why the room did not keep a change; whether it did. */
export function kept(answer: Answer<unknown>): boolean {
  if (!answer.ok) tell({ kind: 'error', title: 'scenes.notKept', remedy: 'scenes.notKeptHelp', values: { why: answer.refusal.message } });
  return answer.ok;
}

/** Removes something the room keeps, with a way back. */
export async function removeKept<K extends DocumentKind>({ documents }: Pick<Program, 'documents'>, { kind, id, content }: Pick<DocumentOf<K>, 'kind' | 'id' | 'content'>, name: string): Promise<void> {
  if (!kept(await documents.remove(kind, id))) return;
  tell({ kind: 'done', title: 'scenes.deleted', values: { name }, act: { label: 'shows.undo', run: () => void documents.put(kind, newId(), content as never, 0).then(kept) } });
}

const placeOf = ({ at, content }: DocumentOf<'scene'>): number => content.order ?? at;

export const inOrder = (scenes: readonly DocumentOf<'scene'>[]): DocumentOf<'scene'>[] => scenes.toSorted((a, b) => placeOf(a) - placeOf(b));

/** Order value that puts the scene at `index` of this sorted list one place up (−1) or down (1); null at the ends. */
export function movedOrder(sorted: readonly DocumentOf<'scene'>[], index: number, step: 1 | -1): number | null {
  const beside = sorted[index + step];
  if (!beside) return null;
  const beyond = sorted[index + 2 * step];
  return beyond ? (placeOf(beside) + placeOf(beyond)) / 2 : placeOf(beside) + step * 1_000;
}

/** A list with the item at `index` one place up or down; the same at the ends. */
export function moved<T>(list: readonly T[], index: number, step: 1 | -1): T[] {
  const next = [...list];
  const to = index + step;
  if (to >= 0 && to < next.length) next.splice(to, 0, ...next.splice(index, 1));
  return next;
}
