import {
  containFovy, dot, multiply, partTangents, pictureAspect, poseOf, projectionMatrix, semiMajorAxis, semiMinorAxis, toDegrees,
  viewMatrix, viewOf, type CityFrame, type Pose, type Vec3,
} from '@/geo';
import { wholePicture, type CameraAspect, type PictureShare } from '@/model';
import type { FrameCamera } from './engine';

export interface CanvasSize {
  /** CSS pixels. */
  width: number;
  height: number;
  pixelRatio: number;
}

/** Above this nothing of a city stands between the eye and the near plane, metres over the ground. */
const tallest = 900;

/**
 * The camera of one frame. A window that is part of a wall sees its share of the whole picture, and a picture of another
 * shape than the leader's shows at least what the leader sees.
 *
 * Near and far: 24 bits of depth resolve d² / (near · 2²⁴) metres at distance d, so near grows with the height over the
 * ground `groundHeight` (metres over the ellipsoid): 1 m in the streets, 8 m from 800 m up (0.7 m resolved at 10 km),
 * and above the tallest building half the free air below. Far reaches past the horizon.
 */
export function frameCamera(camera: CameraAspect, share: PictureShare, size: CanvasSize, frame: CityFrame, groundHeight: number): FrameCamera {
  const aspectRatio = pictureAspect(share, size.width, size.height);
  const { view } = camera;
  const fovy = containFovy(view.fovy, camera.aspectRatio, aspectRatio);
  const tangents = partTangents(fovy, aspectRatio, share.part);
  const pose = poseOf(view);
  const above = Math.max(0, view.height - groundHeight);
  const near = above > tallest ? Math.max(8, (above - tallest) / 2) : Math.min(8, Math.max(1, above / 100));
  const far = 2 * Math.sqrt(2 * semiMajorAxis * (above + tallest) + above * above) + 20_000;
  return {
    view,
    pose,
    tangents,
    whole: partTangents(fovy, aspectRatio, wholePicture),
    viewMatrix: multiply(viewMatrix(pose), frame.toEcef),
    projectionMatrix: projectionMatrix(tangents, near, far),
    near,
    far,
    focalDistance: focalDistance(pose.eye, pose.forward, above),
    ...size,
  };
}

/** The shared camera once hands on this window have taken it to `pose`: what it shows does not jump. */
export function takenTo(pose: Pose, { tangents, width, height }: FrameCamera, share: PictureShare): CameraAspect {
  const fovy = toDegrees(2 * Math.atan((tangents.top - tangents.bottom) / share.part.height / 2));
  return { view: viewOf(pose, fovy), aspectRatio: pictureAspect(share, width, height) };
}

/** Metres to the ground along the line of sight, at most 40 times the height: the middle of what is looked at. */
function focalDistance(eye: Vec3, forward: Vec3, above: number): number {
  const downward = -dot(forward, eye) / Math.hypot(...eye);
  return Math.max(10, above) / Math.max(1 / 40, downward);
}

/** Metres along the line of sight to a city-frame point; negative behind the eye. */
export function eyeDepthOf(camera: FrameCamera, [x, y, z]: Vec3): number {
  const m = camera.viewMatrix;
  return -(m[2]! * x + m[6]! * y + m[10]! * z + m[14]!);
}

/** Earth-centred point seen at a CSS pixel and an eye depth. */
export function pointAt(camera: FrameCamera, x: number, y: number, eyeDepth: number): Vec3 {
  const { eye } = camera.pose;
  const ray = rayThrough(camera, x, y);
  return [eye[0] + ray[0] * eyeDepth, eye[1] + ray[1] * eyeDepth, eye[2] + ray[2] * eyeDepth];
}

/** Earth-centred direction through a CSS pixel, of length 1 along the line of sight. */
export function rayThrough({ pose, tangents, width, height }: FrameCamera, x: number, y: number): Vec3 {
  const h = tangents.left + ((tangents.right - tangents.left) * x) / width;
  const v = tangents.top - ((tangents.top - tangents.bottom) * y) / height;
  const { forward, right, up } = pose;
  return [
    forward[0] + right[0] * h + up[0] * v,
    forward[1] + right[1] * h + up[1] * v,
    forward[2] + right[2] * h + up[2] * v,
  ];
}

/**
 * Eye depth at which a ray of `rayThrough` meets the ellipsoid raised by `height` metres (axes a + h and b + h, which is
 * within a millimetre of the true offset surface for city heights); null for sky.
 */
export function groundDepth(camera: FrameCamera, ray: Vec3, height: number): number | null {
  const a = semiMajorAxis + height;
  const b = semiMinorAxis + height;
  const scale = ([x, y, z]: Vec3): Vec3 => [x / a, y / a, z / b];
  const origin = scale(camera.pose.eye);
  const direction = scale(ray);
  const [aa, bb, cc] = [dot(direction, direction), dot(origin, direction), dot(origin, origin) - 1];
  const discriminant = bb * bb - aa * cc;
  if (discriminant < 0) return null;
  const t = (-bb - Math.sqrt(discriminant)) / aa;
  return t > 0 ? t : null;
}
