import { aspects, permissions, type Aspect, type Identity, type LinkRole, type Screen } from '@/model';

export type Roles = Record<Aspect, LinkRole>;

/** A lead is wanted only by a desk; walls and tablets follow (rule R5). */
const defaultRole = (screen: Screen): LinkRole => (screen.class === 'medium' ? 'lead' : 'follow');

export const mayLead = (identity: Identity, aspect: Aspect): boolean => permissions[identity.role].lead.includes(aspect);

/** What a joining screen does with each aspect: what it asks for, but a lead only where it is allowed and free to have (`mayHave`). */
export function joiningRoles(
  screen: Screen,
  identity: Identity,
  asked: Partial<Roles>,
  mayHave: (aspect: Aspect) => boolean,
): Roles {
  const role = (aspect: Aspect): LinkRole => {
    const wanted = asked[aspect] ?? defaultRole(screen);
    if (wanted !== 'lead') return wanted;
    return mayLead(identity, aspect) && mayHave(aspect) ? 'lead' : 'follow';
  };
  return Object.fromEntries(aspects.map((aspect) => [aspect, role(aspect)])) as Roles;
}
