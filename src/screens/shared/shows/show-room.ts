import { permissions, pictureAspects, type Caption, type Scene, type ShownValues } from '@/model';
import type { Answer } from '@/protocol';
import type { Program } from '../../program';
import { tell, tellRefused } from '../keep/told';
import { valuesHere } from './shown-values';

/** Milliseconds the room's camera takes when a person shows it something. */
const transitionMs = 1_500;

export const mayShow = ({ identity }: Pick<Program, 'identity'>): boolean => permissions[identity.role].show;

type Room = Pick<Program, 'shows' | 'link' | 'view'>;

const failed = (answer: Answer<unknown>): void => {
  if (!answer.ok) tellRefused('shows.failed', answer.refusal);
};

/** One of many pictures in a row: said only when it fails. */
export async function showInPassing({ shows }: Pick<Program, 'shows'>, { title, text, values, transition }: Scene): Promise<boolean> {
  const answer = await shows.show(values, { transitionMs: transition * 1_000, caption: { title, text } });
  failed(answer);
  return answer.ok;
}

/** Shows the room something once, and says so with a way back. */
export async function showRoom({ shows }: Pick<Program, 'shows'>, values: ShownValues, caption: Caption | null = null, ms = transitionMs): Promise<boolean> {
  const answer = await shows.show(values, { transitionMs: ms, caption });
  if (answer.ok) tell({ kind: 'done', title: 'shows.shown', act: { label: 'shows.undo', run: () => void undoRoom({ shows }) } });
  failed(answer);
  return answer.ok;
}

/** Shows the room what this screen shows, without leading it. */
export async function showThisScreen(program: Room): Promise<void> {
  const { roles } = program.link.getState();
  if (pictureAspects.every((aspect) => roles[aspect] === 'lead')) tell({ kind: 'done', title: 'shows.leading', remedy: 'shows.leadingHelp' });
  else await showRoom(program, valuesHere(program));
}

export async function undoRoom({ shows }: Pick<Program, 'shows'>): Promise<void> {
  const answer = await shows.undo();
  if (answer.ok) tell({ kind: 'done', title: 'shows.undone' });
  failed(answer);
}
