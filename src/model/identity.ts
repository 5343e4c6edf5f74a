import { z } from 'zod';
import type { DocumentKind } from './room-document';
import { aspects, type Aspect } from './shared-state';

const identityRoles = ['dispatcher', 'wall', 'inspector', 'viewer'] as const;
export const identityRoleSchema = z.enum(identityRoles);
export type IdentityRole = z.infer<typeof identityRoleSchema>;

/** Who a screen acts for, as signed into its link. */
export const identitySchema = z.strictObject({
  subject: z.string().min(1).max(80),
  role: identityRoleSchema,
  room: z.string().min(1).max(64),
});
export type Identity = z.infer<typeof identitySchema>;

interface Permissions {
  /** Aspects this role may lead; it may follow all of them. */
  lead: readonly Aspect[];
  /** May report a service request. */
  report: boolean;
  /** May show a picture to the whole room once, and undo what was shown. */
  show: boolean;
  /** May take a lead from another screen, bring everyone here, and hand a lead of another screen on. */
  command: boolean;
  /** May point with the laser pointer. */
  point: boolean;
  /** Documents of the room it may add; `change` those of others too. */
  add: readonly DocumentKind[];
  change: readonly DocumentKind[];
  /** May make sign-in links for others, bind panels to a wall, and open rooms. */
  invite: boolean;
  /** May read who did what, and replay it. */
  audit: boolean;
}

const all: readonly DocumentKind[] = ['wall', 'scene', 'storyboard', 'playlist', 'annotation', 'alert'];

/** What each role may do. The hub decides by this table; screens read it only to hide what would be refused. */
export const permissions: Record<IdentityRole, Permissions> = {
  dispatcher: { lead: aspects, report: true, show: true, command: true, point: true, add: all, change: all, invite: true, audit: true },
  inspector: { lead: aspects, report: true, show: true, command: false, point: true, add: ['annotation', 'alert'], change: [], invite: false, audit: false },
  wall: { lead: [], report: false, show: false, command: false, point: false, add: [], change: [], invite: false, audit: false },
  viewer: { lead: [], report: false, show: false, command: false, point: false, add: [], change: [], invite: false, audit: false },
};
