import type { Pose, Vec3 } from '@/geo';
import { Cartesian3, Matrix4, type Camera, type Scene } from 'cesium';
import type { FrameCamera } from '../engine';
import { TileFrustum } from './tile-frustum';

/** One depth range for the whole picture: far / near stays below Cesium's logarithmic limit of 10⁹. */
const near = 1;
const far = 400_000_000;

/** Gives Cesium's camera a frustum that can be a part of a picture; its aspect and angles are set with every frame. */
export function installTileFrustum(camera: Camera): TileFrustum {
  const frustum = new TileFrustum({ fov: 1, aspectRatio: 1, near, far });
  camera.frustum = frustum;
  return frustum;
}

const vector = ([x, y, z]: Vec3): Cartesian3 => new Cartesian3(x, y, z);
const tuple = ({ x, y, z }: Cartesian3): Vec3 => [x, y, z];

/** Sets Cesium's camera to exactly this pose, bypassing its limits. */
export function applyPose(camera: Camera, pose: Pose): void {
  camera.lookAtTransform(Matrix4.IDENTITY);
  camera.position = vector(pose.eye);
  camera.direction = vector(pose.forward);
  camera.up = vector(pose.up);
  camera.right = vector(pose.right);
}

/** Where Cesium's camera is, in earth-centred metres. */
export function readPose(camera: Camera): Pose {
  return {
    eye: tuple(camera.positionWC),
    forward: tuple(camera.directionWC),
    right: tuple(camera.rightWC),
    up: tuple(camera.upWC),
  };
}

/** CSS pixels of earth-centred points by Cesium's own camera, null behind the eye. */
export function projectWithCesium(scene: Scene, { width, height }: FrameCamera, points: readonly Vec3[]): (readonly [number, number] | null)[] {
  const { camera } = scene;
  const matrix = Matrix4.multiply(camera.frustum.projectionMatrix, camera.viewMatrix, new Matrix4());
  const m = Matrix4.toArray(matrix);
  return points.map(([x, y, z]) => {
    const row = (i: number): number => m[i]! * x + m[i + 4]! * y + m[i + 8]! * z + m[i + 12]!;
    const w = row(3);
    return w > 0 ? [((row(0) / w + 1) / 2) * width, ((1 - row(1) / w) / 2) * height] : null;
  });
}
