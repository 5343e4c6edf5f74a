import { randomUUID } from 'node:crypto';
import type { DocumentOf, Identity, Wall } from '@/model';
import type { Answer, PanelPlace } from '@/protocol';
import type { Tokens } from './identity';
import type { DocumentsDesk } from '../rooms/room-documents';

/** A panel's sign-in ends when it is unbound, not by time: nobody stands before it to give it another. */
const panelDays = 3_650;
const prefix = 'panel:';

type DocumentsOf = (room: string) => Promise<DocumentsDesk>;

const wallsOf = async (documents: DocumentsDesk): Promise<DocumentOf<'wall'>[]> => (await documents.all()).filter((document): document is DocumentOf<'wall'> => document.kind === 'wall');

const refuse = (message: string, remedy: string): Answer<never> => ({ ok: false, refusal: { code: 'conflict', message, remedy } });

/** Gives the place on a wall of `identity`'s room to a new panel; one that had it loses it. */
export async function bindPanel(tokens: Tokens, documentsOf: DocumentsOf, identity: Identity, { wall: id, row, column }: PanelPlace): Promise<Answer<{ panel: string; token: string; wall: Wall }>> {
  const documents = await documentsOf(identity.room);
  const wall = (await wallsOf(documents)).find((each) => each.id === id);
  if (!wall) return refuse(`there is no wall "${id}" in room "${identity.room}"`, 'Add it in the wall editor first.');
  const { content, version } = wall;
  const place = `${row},${column}`;
  if (row >= content.rows || column >= content.columns || content.missing.includes(place)) {
    return refuse(`"${content.name}" has no panel in row ${row + 1}, column ${column + 1}`, `Choose one of its ${content.rows} × ${content.columns} places that has a panel.`);
  }
  const panel = randomUUID();
  const bound: Wall = { ...content, bound: { ...content.bound, [place]: panel } };
  const put = await documents.command(identity, 'Wall editor', { kind: 'wall', id, version, content: bound });
  if (!put.ok) return put;
  return { ok: true, value: { panel, wall: bound, token: await tokens.sign({ subject: prefix + panel, role: 'wall', room: identity.room }, panelDays) } };
}

/** Tokens of panels count only while a wall of their room has the panel. */
export function whileBound(tokens: Tokens, documentsOf: DocumentsOf): Tokens {
  return {
    sign: tokens.sign,
    async verify(token) {
      const verified = await tokens.verify(token);
      if (!verified.ok || !verified.identity.subject.startsWith(prefix)) return verified;
      const panel = verified.identity.subject.slice(prefix.length);
      const walls = await wallsOf(await documentsOf(verified.identity.room));
      if (walls.some(({ content }) => Object.values(content.bound).includes(panel))) return verified;
      return { ok: false, why: { reason: 'unauthorized', message: 'this panel is no longer bound to a wall', remedy: 'reload the page: it shows a code to bind it again' } };
    },
  };
}
