import type { CityFrame } from '@/geo';
import type { Overview } from '@/model';
import type { Theme } from '@/state';
import { BufferAttribute, BufferGeometry, Camera, Mesh, Scene, WebGLRenderer, type RawShaderMaterial } from 'three';
import { airValues } from '../air';
import type { FrameCamera } from '../engine';
import { buildingGeometry } from './building-geometry';
import { createCurve } from './curve';
import { groundGeometry } from './ground-geometry';
import { buildingLook, createLookUniforms, groundLook, setThemeUniforms, skyLook, type LookUniforms } from './looks';

/** The overview as a scene of three's on a canvas of its own. */
export interface OverviewScene {
  setOverview(overview: Overview): void;
  draw(camera: FrameCamera, theme: Theme): void;
  /** Gives the context and everything on it back. */
  dispose(): void;
}

/** @throws {Error} when this browser gives the canvas no WebGL 2. */
export function createOverviewScene(canvas: HTMLCanvasElement, frame: CityFrame, groundHeight: number): OverviewScene {
  const renderer = new WebGLRenderer({ canvas, antialias: true, powerPreference: 'high-performance' });
  renderer.autoClear = false;
  const camera = new Camera();
  camera.matrixAutoUpdate = false;
  camera.matrixWorldAutoUpdate = false;
  const scene = new Scene();
  let uniforms: LookUniforms | null = null;
  let overview: Overview | null = null;

  const add = (geometry: BufferGeometry, look: RawShaderMaterial, order: number): void => {
    const mesh = new Mesh(geometry, look);
    mesh.frustumCulled = false;
    mesh.matrixAutoUpdate = false;
    mesh.renderOrder = order;
    scene.add(mesh);
  };
  const build = (made: LookUniforms, city: Overview): void => {
    const curve = createCurve(frame);
    const everywhere = new BufferGeometry().setAttribute('position', new BufferAttribute(Float32Array.of(-1, -1, 0, 3, -1, 0, -1, 3, 0), 3));
    add(everywhere, skyLook(made), 0);
    add(groundGeometry(city, groundHeight, curve), groundLook(made), 1);
    add(buildingGeometry(city.prisms, groundHeight, curve), buildingLook(made), 2);
  };

  return {
    setOverview(next) {
      overview = next;
    },
    draw(seen, theme) {
      if (!overview) return;
      const air = airValues(seen, theme);
      if (!uniforms) build(uniforms = createLookUniforms(air), overview);
      for (const [name, value] of Object.entries(air)) uniforms[name]!.value = value;
      setThemeUniforms(uniforms, theme);
      renderer.setPixelRatio(seen.pixelRatio);
      renderer.setSize(seen.width, seen.height, false);
      uniforms['u_size']!.value = [canvas.width, canvas.height];
      uniforms['u_pixelTangent']!.value = (seen.tangents.top - seen.tangents.bottom) / seen.height;
      camera.matrixWorldInverse.fromArray(seen.viewMatrix);
      camera.matrixWorld.copy(camera.matrixWorldInverse).invert();
      camera.projectionMatrix.fromArray(seen.projectionMatrix);
      camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
      renderer.clear();
      renderer.render(scene, camera);
    },
    dispose() {
      scene.traverse((object) => {
        if (!(object instanceof Mesh)) return;
        (object as Mesh<BufferGeometry, RawShaderMaterial>).geometry.dispose();
        (object as Mesh<BufferGeometry, RawShaderMaterial>).material.dispose();
      });
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}
