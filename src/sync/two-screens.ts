import type { Aspect, CameraAspect, LinkRole, Screen } from '@/model';
import { leastPlayout, type Room } from '@/protocol';
import { perAspect } from '@/state';

/** A room of two screens as tests of the link meet it: this one, and the one that leads what this one does not. */

export const me: Screen = { screenId: 'me', name: 'Me', class: 'medium' };
export const other: Screen = { screenId: 'other', name: 'Other', class: 'large' };

export const look = (longitude: number): CameraAspect =>
  ({ view: { longitude, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, aspectRatio: 1.6 });

export const rolesOf = (role: LinkRole, some: Partial<Record<Aspect, LinkRole>> = {}): Record<Aspect, LinkRole> => ({ ...perAspect(() => role), ...some });

export function roomWith(mine: Record<Aspect, LinkRole>, epoch = 1, leader: string | null = 'other'): Room {
  return {
    room: 'ops',
    leases: perAspect((aspect) => ({ epoch, leader: mine[aspect] === 'lead' ? 'me' : leader })),
    screens: [
      { screen: me, subject: 'desk', identityRole: 'dispatcher', roles: mine, connectedAt: 0 },
      { screen: other, subject: 'wall', identityRole: 'wall', roles: perAspect((aspect) => (mine[aspect] === 'lead' ? 'follow' : 'lead')), connectedAt: 0 },
    ],
    shown: null,
    undoable: false,
    playout: leastPlayout,
    behind: [],
  };
}
