import { toEcef } from '@/geo';
import type { CameraAspect, ScreenPresence, ViewState } from '@/model';

/** Screens that look from one place, drawn once. */
export interface Cone {
  /** The first of them, who leads before the others. */
  id: string;
  screens: readonly ScreenPresence[];
  camera: CameraAspect;
  leads: boolean;
}

/** A camera this near to this screen's own would only be in the way: metres, and share of the height above the ground. */
const ownMetres = 40;
const ownShare = 0.12;

const metresBetween = (a: ViewState, b: ViewState): number => {
  const [p, q] = [toEcef(a), toEcef(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
};

/** The cameras of other screens, without those that look from where this screen does; screens with the same camera are one. */
export function conesOf(screens: readonly ScreenPresence[], cameraOf: (screenId: string) => CameraAspect | undefined, own: ViewState, groundHeight: number): Cone[] {
  const near = Math.max(ownMetres, ownShare * (own.height - groundHeight));
  const cones = new Map<string, { camera: CameraAspect; screens: ScreenPresence[] }>();
  for (const presence of screens) {
    const camera = cameraOf(presence.screen.screenId);
    if (!camera || metresBetween(camera.view, own) < near) continue;
    const place = Object.values(camera.view).map((value) => value.toFixed(4)).join(' ');
    const held = cones.get(place);
    if (held) held.screens.push(presence);
    else cones.set(place, { camera, screens: [presence] });
  }
  return [...cones.values()].map(({ camera, screens: together }) => {
    const ordered = together.toSorted((a, b) => Number(b.roles.camera === 'lead') - Number(a.roles.camera === 'lead'));
    return { id: ordered[0]!.screen.screenId, screens: ordered, camera, leads: ordered[0]!.roles.camera === 'lead' };
  });
}
