import { z } from 'zod';
import type { IdentityRole } from './identity';
import type { Aspect } from './shared-state';

const screenClasses = ['large', 'medium', 'small'] as const;
export const screenClassSchema = z.enum(screenClasses);
/** large: a video wall's window · medium: a desktop · small: a tablet in the field. */
export type ScreenClass = z.infer<typeof screenClassSchema>;

/** One window of a wall of `rows` × `columns` equal windows; `row` 0 is the top, `column` 0 the left. */
export const tileSchema = z
  .strictObject({
    row: z.int().min(0),
    column: z.int().min(0),
    rows: z.int().min(1).max(64),
    columns: z.int().min(1).max(64),
  })
  .refine((t) => t.row < t.rows && t.column < t.columns, {
    message: 'a tile must lie inside its wall: row < rows and column < columns, both counted from 0',
  });
export type Tile = z.infer<typeof tileSchema>;

export const wholeWall: Tile = { row: 0, column: 0, rows: 1, columns: 1 };

/** A window of the program, as the others in its room see it. */
export const screenSchema = z.strictObject({
  screenId: z.string().min(1).max(64),
  name: z.string().min(1).max(80),
  class: screenClassSchema,
  tile: tileSchema.optional(),
});
export type Screen = z.infer<typeof screenSchema>;

export const linkRoles = ['lead', 'follow', 'free'] as const;
export const linkRoleSchema = z.enum(linkRoles);
/** What a screen does with one aspect of the room's shared state. */
export type LinkRole = z.infer<typeof linkRoleSchema>;

/** A screen as everybody in its room sees it; `connectedAt` is hub time, milliseconds since 1970 UTC. */
export interface ScreenPresence {
  screen: Screen;
  /** Whom it acts for, and as what. */
  subject: string;
  identityRole: IdentityRole;
  roles: Record<Aspect, LinkRole>;
  connectedAt: number;
}
