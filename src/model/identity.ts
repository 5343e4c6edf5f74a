import { z } from 'zod';
import { aspects, type Aspect } from './shared-state';

const identityRoles = ['dispatcher', 'wall', 'inspector'] as const;

/** Who a screen acts for, as signed into its link. */
export const identitySchema = z.strictObject({
  subject: z.string().min(1).max(80),
  role: z.enum(identityRoles),
  room: z.string().min(1).max(64),
});
export type Identity = z.infer<typeof identitySchema>;

interface Permissions {
  /** Aspects this role may lead; it may follow all of them. */
  lead: readonly Aspect[];
  /** May report a service request. */
  report: boolean;
}

/** What each role may do. The hub decides by this table; screens read it only to hide what would be refused. */
export const permissions: Record<Identity['role'], Permissions> = {
  dispatcher: { lead: aspects, report: true },
  inspector: { lead: aspects, report: true },
  wall: { lead: [], report: false },
};
