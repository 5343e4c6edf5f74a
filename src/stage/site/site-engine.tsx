import type { Vec3 } from '@/geo';
import { createRoot, extend, type RootState } from '@react-three/fiber';
import { Fragment, type ReactNode } from 'react';
import * as THREE from 'three';
import type { EngineHit, FrameCamera, OverlayEngine } from '../engine';
import { eyeDepthOf } from '../frame-camera';
import type { Light } from '../light';
import { SiteLights } from './lights';

export interface SiteEngine extends OverlayEngine {
  setNode(owner: string, node: ReactNode): void;
  setLight(light: Light): void;
}

/** What an object carries to be picked: an object without it takes its parent's. */
interface PickData {
  layer: string;
  id: string;
  properties?: Record<string, string | number>;
}

/**
 * three, driven by React components, in city-frame metres with z up. It draws on the stage's context but is given a
 * canvas of its own that is never shown, so that it sizes and styles nothing of the page's.
 */
export async function createSiteEngine(gl: WebGL2RenderingContext, light: Light, invalidate: () => void): Promise<SiteEngine> {
  extend(THREE as never);
  const canvas = document.createElement('canvas');
  const renderer = new THREE.WebGLRenderer({ canvas, context: gl });
  renderer.autoClear = false;
  const camera = new THREE.PerspectiveCamera();
  camera.matrixAutoUpdate = false;
  camera.matrixWorldAutoUpdate = false;
  camera.up.set(0, 0, 1);
  Object.assign(camera, { manual: true });
  const raycaster = new THREE.Raycaster();
  const pointer = new THREE.Vector2();
  const nodes = new Map<string, ReactNode>();
  let state: RootState | null = null;
  let size = { width: 1, height: 1, pixelRatio: 1 };

  const root = createRoot(canvas);
  const configure = (): Promise<unknown> => root.configure({
    gl: renderer,
    camera,
    frameloop: 'never',
    flat: true,
    dpr: size.pixelRatio,
    size: { width: size.width, height: size.height, top: 0, left: 0 },
    onCreated: (created) => (state = created),
  });
  await configure();

  const render = (): void => {
    const store = root.render(
      <>
        <SiteLights light={light} />
        {[...nodes].sort(([a], [b]) => a.localeCompare(b)).map(([owner, node]) => <Fragment key={owner}>{node}</Fragment>)}
      </>,
    );
    store.setState({ invalidate });
    invalidate();
  };
  render();

  const aim = (frame: FrameCamera): void => {
    if (size.width !== frame.width || size.height !== frame.height || size.pixelRatio !== frame.pixelRatio) {
      size = { width: frame.width, height: frame.height, pixelRatio: frame.pixelRatio };
      void configure();
    }
    camera.matrixWorldInverse.fromArray(frame.viewMatrix);
    camera.matrixWorld.copy(camera.matrixWorldInverse).invert();
    camera.matrix.copy(camera.matrixWorld);
    camera.matrix.decompose(camera.position, camera.quaternion, camera.scale);
    camera.projectionMatrix.fromArray(frame.projectionMatrix);
    camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
    camera.near = frame.near;
    camera.far = frame.far;
  };

  return {
    setNode(owner, node) {
      if (node === null || node === undefined) nodes.delete(owner);
      else nodes.set(owner, node);
      render();
    },
    setLight(next) {
      light = next;
      render();
    },
    draw(frame, now) {
      aim(frame);
      if (!state) return;
      renderer.resetState();
      state.advance(now / 1_000, true);
    },
    pick(x, y, frame, limit) {
      aim(frame);
      if (!state) return null;
      pointer.set((x / frame.width) * 2 - 1, 1 - (y / frame.height) * 2);
      raycaster.setFromCamera(pointer, camera);
      for (const { object, point } of raycaster.intersectObject(state.scene, true)) {
        const data = isShown(object) ? pickDataOf(object) : null;
        if (!data) continue;
        const eyeDepth = eyeDepthOf(frame, point.toArray());
        return eyeDepth <= limit ? hit(data, eyeDepth) : null;
      }
      return null;
    },
    project(points) {
      const point = new THREE.Vector3();
      return points.map((each: Vec3) => {
        point.fromArray(each).project(camera);
        return point.z > -1 && point.z < 1 ? [((point.x + 1) / 2) * size.width, ((1 - point.y) / 2) * size.height] : null;
      });
    },
    dispose() {
      root.unmount();
      renderer.dispose();
    },
  };
}

const hit = ({ layer, id, properties }: PickData, eyeDepth: number): EngineHit => ({ layer, id, eyeDepth, properties: properties ?? {} });

function isShown(object: THREE.Object3D | null): boolean {
  return object === null || (object.visible && isShown(object.parent));
}

function pickDataOf(object: THREE.Object3D | null): PickData | null {
  if (!object) return null;
  const { layer, id } = object.userData as Partial<PickData>;
  return typeof layer === 'string' && typeof id === 'string' ? (object.userData as PickData) : pickDataOf(object.parent);
}
