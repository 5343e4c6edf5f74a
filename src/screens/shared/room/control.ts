import { aspects, permissions, type Aspect, type ScreenPresence } from '@/model';
import type { Answer } from '@/protocol';
import type { Ask } from '@/state';
import type { Program } from '../../program';
import { tell } from '../keep/told';

type Acting = Pick<Program, 'acts' | 'told' | 'link' | 'identity'>;
type Asking = Acting & Pick<Program, 'setRole'>;

export const mayCommand = ({ identity }: Pick<Program, 'identity'>): boolean => permissions[identity.role].command;
export const mayLeadSomething = ({ identity }: Pick<Program, 'identity'>): boolean => permissions[identity.role].lead.length > 0;

/** Aspects led by this screen, or by others. */
function ledBy({ link }: Pick<Program, 'link'>, who: 'me' | 'others'): Aspect[] {
  const { versions, screenId } = link.getState();
  return aspects.filter((aspect) => {
    const { leader } = versions[aspect];
    return who === 'me' ? leader === screenId : leader !== null && leader !== screenId;
  });
}

/** What this screen would give to another: what it leads, or, for those who command and lead nothing, everything. */
export function givable(program: Acting, { screen, identityRole }: ScreenPresence): Aspect[] {
  if (screen.screenId === program.link.getState().screenId || permissions[identityRole].lead.length === 0) return [];
  const led = ledBy(program, 'me');
  return led.length > 0 || !mayCommand(program) ? led : [...aspects];
}

const failed = (act: 'handOver' | 'askControl' | 'gather', answer: Answer<unknown>): void => {
  if (answer.ok) return;
  const { code } = answer.refusal;
  const remedy = code === 'forbidden' || code === 'stale' ? code : 'unavailable';
  tell({ kind: 'error', title: `rooms.failed.${act}`, remedy: `rooms.remedy.${remedy}` });
};

export async function handOver(program: Acting, to: { screenId: string; name: string }, given: readonly Aspect[]): Promise<void> {
  const answer = await program.acts.handOver(given, to.screenId);
  failed('handOver', answer);
  if (answer.ok) tell({ kind: 'done', title: 'rooms.handedOver', values: { name: to.name } });
}

/** Brings everyone here, if the person may. */
export async function gather(program: Acting): Promise<void> {
  if (!mayCommand(program)) return;
  const answer = await program.acts.gather();
  failed('gather', answer);
  if (answer.ok) tell({ kind: 'done', title: 'rooms.gathered' });
}

/** What nobody leads and this screen may. */
const leadable = ({ link, identity }: Pick<Program, 'link' | 'identity'>): Aspect[] =>
  permissions[identity.role].lead.filter((aspect) => link.getState().versions[aspect].leader === null);

/** Nobody else leads: there is the lead to take, or it is this screen's already. */
function offerLead(program: Asking): void {
  if (leadable(program).length === 0) tell({ kind: 'info', title: 'link.youLead' });
  else tell({ kind: 'info', title: 'link.noLeader', act: { label: 'link.leadAll', run: () => leadable(program).forEach((aspect) => void program.setRole(aspect, 'lead')) } });
}

/** Asks whoever leads to hand over; where nobody does, offers the lead. */
export async function askControl(program: Asking): Promise<void> {
  if (!mayLeadSomething(program)) return;
  const wanted = ledBy(program, 'others');
  if (wanted.length === 0) {
    offerLead(program);
    return;
  }
  const answer = await program.acts.askControl(wanted);
  failed('askControl', answer);
  if (answer.ok) program.told.asked(answer.value.asked);
}

/** What of an ask can still be given: nothing once another leads it, or the screen that asked has left. */
export function standing({ link }: Pick<Program, 'link'>, { screenId, aspects: asked }: Ask): Aspect[] {
  if (!link.getState().screens.some(({ screen }) => screen.screenId === screenId)) return [];
  return ledBy({ link }, 'me').filter((aspect) => asked.includes(aspect));
}

/** Answers the ask that came first; false when there is none. */
export function answerAsk(program: Acting, yes: boolean, ask = program.told.getState().asks.find((one) => standing(program, one).length > 0)): boolean {
  if (!ask) return false;
  program.told.settle(ask.screenId);
  if (!yes) program.acts.declineControl(ask.screenId);
  else void program.acts.handOver(standing(program, ask), ask.screenId).then((answer) => failed('handOver', answer));
  return true;
}
