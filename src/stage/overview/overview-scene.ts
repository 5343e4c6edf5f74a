import type { CityFrame } from '@/geo';
import type { Overview } from '@/model';
import { BufferAttribute, BufferGeometry, Camera, DataTexture, LinearFilter, LinearMipmapLinearFilter, Mesh, RedFormat, Scene, WebGLRenderer, type RawShaderMaterial } from 'three';
import { airValues } from '../air';
import { longestSideOf } from '../canvas';
import type { FrameCamera } from '../engine';
import type { Light } from '../light';
import { glowGround, lampLight, type RoadGlow } from '../road-glow';
import { buildingGeometry } from './building-geometry';
import { createCurve } from './curve';
import { groundGeometry } from './ground-geometry';
import { buildingLook, createLookUniforms, groundLook, setLookUniforms, skyLook } from './looks';

/** The overview as a scene of three's on a canvas of its own. */
export interface OverviewScene {
  /** Device pixels a side of the picture may have. */
  readonly longest: number;
  setOverview(overview: Overview): void;
  /** The light of street lamps, by night, from the next picture on. */
  setGlow(glow: RoadGlow): void;
  /** `hour` is the local hour of day, 0…24. */
  draw(camera: FrameCamera, light: Light, hour: number): void;
  /** Gives the context and everything on it back. */
  dispose(): void;
}

/** @throws {Error} when this browser gives the canvas no WebGL 2. */
export function createOverviewScene(canvas: HTMLCanvasElement, frame: CityFrame, groundHeight: number): OverviewScene {
  const renderer = new WebGLRenderer({ canvas, antialias: true, powerPreference: 'high-performance' });
  // Asking for a shader's errors waits for the GPU; a shader that fails draws nothing, and the stage's picture follows anyway.
  renderer.debug.checkShaderErrors = false;
  renderer.autoClear = false;
  renderer.sortObjects = false;
  const camera = new Camera();
  camera.matrixAutoUpdate = false;
  camera.matrixWorldAutoUpdate = false;
  const scene = new Scene();
  const uniforms = createLookUniforms();
  uniforms['u_roadGlow']!.value = new DataTexture(new Uint8Array(4), 1, 1);
  uniforms['u_roadGlowBox']!.value = [0, 0, 0, 0];

  const add = (geometry: BufferGeometry, look: RawShaderMaterial): void => {
    const mesh = new Mesh(geometry, look);
    mesh.frustumCulled = false;
    mesh.matrixAutoUpdate = false;
    scene.add(mesh);
  };
  return {
    longest: longestSideOf(renderer.getContext() as WebGL2RenderingContext),
    setOverview(overview) {
      const curve = createCurve(frame);
      const everywhere = new BufferGeometry().setAttribute('position', new BufferAttribute(Float32Array.of(-1, -1, 0, 3, -1, 0, -1, 3, 0), 3));
      add(everywhere, skyLook(uniforms));
      add(groundGeometry(overview, groundHeight, curve), groundLook(uniforms));
      add(buildingGeometry(overview.prisms, groundHeight, curve), buildingLook(uniforms));
    },
    setGlow({ light, width, height, box }) {
      (uniforms['u_roadGlow']!.value as DataTexture).dispose();
      const texture = new DataTexture(light, width, height, RedFormat);
      texture.magFilter = LinearFilter;
      texture.minFilter = LinearMipmapLinearFilter;
      texture.generateMipmaps = true;
      texture.needsUpdate = true;
      uniforms['u_roadGlow']!.value = texture;
      uniforms['u_roadGlowBox']!.value = box;
    },
    draw(seen, light, hour) {
      uniforms['u_roadGlowLight']!.value = [...lampLight(light), glowGround(frame, groundHeight)];
      setLookUniforms(uniforms, airValues(seen, light), light, hour);
      // Giving a canvas a size, also the one it has, throws its picture away.
      if (canvas.width !== Math.floor(seen.width * seen.pixelRatio) || canvas.height !== Math.floor(seen.height * seen.pixelRatio)) {
        renderer.setDrawingBufferSize(seen.width, seen.height, seen.pixelRatio);
      }
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
      (uniforms['u_roadGlow']!.value as DataTexture).dispose();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}
