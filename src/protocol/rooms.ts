import { identityRoleSchema, identitySchema, type IdentityRole } from '@/model';
import { z } from 'zod';

const invitedPages = ['desk', 'field', 'wall'] as const;
export type InvitedPage = (typeof invitedPages)[number];

/** Pages a role has a use for; the first is the usual one. */
const pagesOf: Record<IdentityRole, readonly InvitedPage[]> = {
  dispatcher: ['desk', 'field'], inspector: ['field', 'desk'], wall: ['wall'], viewer: ['desk', 'field', 'wall'],
};

/** `POST /api/links` with `Authorization: Bearer <token>` of who may invite: a sign-in for another screen, named `name`. */
export const inviteSchema = z
  .strictObject({ page: z.enum(invitedPages), role: identityRoleSchema, room: identitySchema.shape.room.trim().min(1), name: identitySchema.shape.subject.trim().min(1) })
  .refine(({ page, role }) => pagesOf[role].includes(page), { path: ['page'], message: 'this role has no use for this page: a wall is for /wall, a dispatcher and an inspector are for /desk and /field' });
export type Invite = z.infer<typeof inviteSchema>;

/** Its answer; `bases` are addresses of this hub for other machines, none while it listens to its own machine only. */
export const invitedSchema = z.strictObject({ token: z.string(), days: z.number().min(0), bases: z.array(z.string()) });
export type Invited = z.infer<typeof invitedSchema>;

/** `GET /api/rooms`: rooms that screens have joined since the hub started, by name. */
export const roomsSchema = z.strictObject({ rooms: z.array(z.strictObject({ name: z.string(), screens: z.int().min(0) })) });
export type Rooms = z.infer<typeof roomsSchema>;
