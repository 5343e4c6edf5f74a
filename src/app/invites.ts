import type { Identity } from '@/model';
import { invitedSchema, roomsSchema, type Invite, type InvitedPage } from '@/protocol';
import type { Invites } from '@/screens';
import type { AskHub } from './ask-hub';

const ownMachine = /^(localhost|127\.|\[::1\])/;

/** Links for others in the name of this screen's sign-in; `open` starts this page anew with a token. */
export function createInvites({ ask, identity, page, open }: { ask: AskHub; identity: Identity; page: InvitedPage; open(token: string): void }): Invites {
  const make = (invite: Invite) => ask('/api/links', invite, invitedSchema);
  return {
    async rooms() {
      const answer = await ask('/api/rooms', null, roomsSchema);
      return answer.ok ? answer.value.rooms : null;
    },
    async make(invite) {
      const answer = await make(invite);
      if (!answer.ok) return answer;
      const { token, days, bases } = answer.value;
      const reached = !ownMachine.test(location.host);
      const base = reached ? location.origin : (bases[0] ?? location.origin);
      return { ok: true, value: { link: `${base}/${invite.page}#token=${token}`, days, elsewhere: reached || bases.length > 0 } };
    },
    async goTo(room) {
      const answer = await make({ page, role: identity.role, room, name: identity.subject });
      if (!answer.ok) return answer;
      open(answer.value.token);
      return { ok: true, value: null };
    },
  };
}
