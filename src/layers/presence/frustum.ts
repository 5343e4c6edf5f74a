import { combine, poseOf, toRadians, transformPoint, type CityFrame, type Vec3 } from '@/geo';
import type { CameraAspect } from '@/model';

/** What a camera sees of the ground: its eye, and the corners of its picture there, bottom left first, counterclockwise. City-frame metres. */
export interface Footprint {
  eye: Vec3;
  corners: readonly [Vec3, Vec3, Vec3, Vec3];
}

/** A picture that reaches the horizon is cut this many eye heights away, within metres. */
const reachHeights = 4;
const reachMetres = { least: 150, most: 4_000 };
const picture = [[-1, -1], [1, -1], [1, 1], [-1, 1]] as const;

export function footprintOf({ view, aspectRatio }: CameraAspect, frame: CityFrame, groundHeight: number): Footprint {
  const pose = poseOf(view);
  const eye = frame.toLocal(view);
  const ground = frame.toLocal({ ...view, height: groundHeight })[2];
  const above = Math.max(1, eye[2] - ground);
  const reach = Math.min(reachMetres.most, Math.max(reachMetres.least, reachHeights * above));
  const tangent = Math.tan(toRadians(view.fovy) / 2);
  const corners = picture.map(([x, y]): Vec3 => {
    const sight = combine(pose.forward, 1, combine(pose.right, x * tangent * aspectRatio, pose.up, y * tangent), 1);
    const [px, py, pz] = transformPoint(frame.fromEcef, combine(pose.eye, 1, sight, 1));
    const [dx, dy, dz] = [px - eye[0], py - eye[1], pz - eye[2]];
    const level = Math.hypot(dx, dy);
    const toGround = dz < 0 ? above / -dz : Infinity;
    const along = level > 1e-6 ? Math.min(toGround, reach / level) : toGround;
    return [eye[0] + dx * along, eye[1] + dy * along, ground];
  });
  return { eye, corners: corners as unknown as Footprint['corners'] };
}
