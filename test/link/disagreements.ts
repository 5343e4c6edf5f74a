import { isDeepStrictEqual } from 'node:util';
import { aspects } from '../../src/model';
import type { Welcome } from '../../src/protocol';
import type { Page } from './world';

/** What is not as the room says: `welcome` is what a screen is told that joins now. */
export function disagreements(pages: readonly Page[], { room, values }: Pick<Welcome, 'room' | 'values'>): string[] {
  const wrong: string[] = [];
  for (const { screen, link, connection } of pages) {
    const { status, roles } = link.getState();
    if (status !== 'online') wrong.push(`${screen.screenId} is ${status}`);
    const seen = room.screens.find((other) => other.screen.screenId === screen.screenId)?.roles;
    if (!isDeepStrictEqual(seen, roles)) wrong.push(`${screen.screenId} has roles ${JSON.stringify(roles)}, the hub says ${JSON.stringify(seen)}`);
    if (connection.followCamera.active) wrong.push(`${screen.screenId} still moves`);
  }
  for (const aspect of aspects) {
    const leaders = pages.filter(({ link }) => link.getState().roles[aspect] === 'lead').map(({ screen }) => screen.screenId);
    if (leaders.length > 1) wrong.push(`${leaders.join(' and ')} lead ${aspect}`);
    if ((leaders[0] ?? null) !== room.leases[aspect].leader) wrong.push(`${leaders[0]} leads ${aspect}, the hub says ${room.leases[aspect].leader}`);
    const message = values.find((value) => value.aspect === aspect);
    if (!message) {
      if (leaders.length > 0) wrong.push(`${leaders[0]} leads ${aspect} but the hub has no value`);
      continue;
    }
    for (const { screen, view, link } of pages) {
      const role = link.getState().roles[aspect];
      if (role !== 'free' && !isDeepStrictEqual(view.get(aspect), message.value)) {
        wrong.push(`${screen.screenId} (${role}) shows ${aspect} ${JSON.stringify(view.get(aspect))}, the hub has ${JSON.stringify(message.value)}`);
      }
    }
  }
  return wrong;
}
