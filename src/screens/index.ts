import type { ComponentType } from 'react';
import type { Program } from './program';
import type { ScreenProfile } from './profile';

export type { Compare } from './compare';
export type { Coupling } from './coupling';
export type { Invites } from './invites';
export type { AddressProblem, Keep } from './keep';
export type { LetIn } from './let-in';
export type { SessionLog } from './session-log';
export type { CameraActs, Program, RegionActs, StartedLayer } from './program';
export { profiles, type ScreenProfile } from './profile';
export { parseTile } from './wall/tile-address';

/** The interface of each kind of screen, in a chunk of its own. */
export const screens: Record<ScreenProfile['page'], () => Promise<{ default: ComponentType<{ program: Program }> }>> = {
  wall: () => import('./wall/wall-screen'),
  desk: () => import('./desk/desk-screen'),
  field: () => import('./field/field-screen'),
};
