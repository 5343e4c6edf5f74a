import { Camera, Cartesian3, GeographicProjection, Math as CesiumMath, Matrix4, SceneMode, type Scene } from 'cesium';
import { expect, test } from 'vitest';
import { poseOf, partTangents, projectionMatrix, shareOfTile, viewMatrix, viewOf } from '@/geo';
import type { ViewState } from '@/model';
import { applyPose, installTileFrustum, readPose } from './camera';

/** As much of a scene as Cesium's camera asks for. */
const camera = (): Camera => new Camera({
  mode: SceneMode.SCENE3D,
  mapProjection: new GeographicProjection(),
  canvas: { clientWidth: 100, clientHeight: 100 },
  drawingBufferWidth: 100,
  drawingBufferHeight: 100,
  screenSpaceCameraController: {},
} as unknown as Scene);

let seed = 7;
const random = (from: number, to: number): number => {
  seed = (seed * 16_807) % 2_147_483_647;
  return from + ((to - from) * seed) / 2_147_483_647;
};
const randomView = (): ViewState => ({
  longitude: random(-179, 179), latitude: random(-85, 85), height: random(5, 20_000),
  bearing: random(0, 360), pitch: random(2, 178), roll: random(-170, 170), fovy: random(10, 100),
});
const byCesium = (view: ViewState): Camera => {
  const made = camera();
  made.setView({
    destination: Cartesian3.fromDegrees(view.longitude, view.latitude, view.height),
    orientation: {
      heading: CesiumMath.toRadians(view.bearing),
      pitch: CesiumMath.toRadians(view.pitch - 90),
      roll: CesiumMath.toRadians(view.roll),
    },
  });
  return made;
};
const expectClose = (a: readonly number[], b: readonly number[], tolerance: number): void => {
  a.forEach((value, i) => expect(Math.abs(value - b[i]!), `element ${i}`).toBeLessThan(tolerance));
};

test('a view means the same camera to Cesium as to geo, roll included', () => {
  for (let i = 0; i < 200; i++) {
    const view = randomView();
    const pose = poseOf(view);
    const cesium = readPose(byCesium(view));
    expectClose(cesium.eye, pose.eye, 1e-5);
    // Cesium takes the normal of the ellipsoid through the eye for the vertical: off by some 1e-6 at 20 km.
    expectClose(cesium.forward, pose.forward, 1e-5);
    expectClose(cesium.up, pose.up, 1e-5);
    expectClose(cesium.right, pose.right, 1e-5);
  }
});

test('the view matrix of a pose is the one Cesium draws with after applyPose', () => {
  for (let i = 0; i < 50; i++) {
    const view = randomView();
    const made = camera();
    applyPose(made, poseOf(view));
    const cesium = Matrix4.toArray(made.viewMatrix);
    const ours = viewMatrix(poseOf(view));
    expectClose(cesium.slice(0, 12), ours.slice(0, 12), 1e-12);
    expectClose(cesium.slice(12), ours.slice(12), 1e-5);
  }
});

test('a view read back from the camera Cesium was set to by it is the same view', () => {
  for (let i = 0; i < 200; i++) {
    const view = randomView();
    const made = camera();
    applyPose(made, poseOf(view));
    const back = viewOf(readPose(made), view.fovy);
    for (const key of ['longitude', 'latitude', 'bearing', 'pitch', 'roll'] as const) {
      expect(Math.abs(back[key] - view[key]), key).toBeLessThan(1e-6);
    }
    expect(Math.abs(back.height - view.height)).toBeLessThan(1e-4);
  }
});

test('Cesium projects a tile, and clones of it with another near plane, as geo does', () => {
  const frustum = installTileFrustum(camera());
  for (const tile of [{ row: 0, column: 0, rows: 1, columns: 1 }, { row: 1, column: 2, rows: 3, columns: 4 }, { row: 2, column: 0, rows: 3, columns: 1 }]) {
    for (const aspectRatio of [0.5, 1, 2.4]) {
      const tangents = partTangents(50, aspectRatio, shareOfTile(tile).part);
      frustum.setTangents(tangents);
      const copy = frustum.clone();
      copy.near = 37;
      copy.far = 90_000;
      expectClose(Matrix4.toArray(frustum.projectionMatrix).slice(0, 10), projectionMatrix(tangents, frustum.near, frustum.far).slice(0, 10), 1e-9);
      expectClose(Matrix4.toArray(copy.projectionMatrix), projectionMatrix(tangents, 37, 90_000), 1e-6);
      expect(copy.clone().projectionMatrix).toEqual(copy.projectionMatrix);
      // What Cesium's shaders take for the size of a pixel.
      const { left, right, bottom, top } = (copy as unknown as { offCenterFrustum: Record<'left' | 'right' | 'bottom' | 'top', number> }).offCenterFrustum;
      expectClose([2 * right, 2 * top], [(tangents.right - tangents.left) * 37, (tangents.top - tangents.bottom) * 37], 1e-9);
      expectClose([left, bottom], [-right, -top], 1e-9);
    }
  }
});
