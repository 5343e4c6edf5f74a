import { createCityFrame, multiply, viewMatrix } from '@/geo';
import { Canvas, useThree } from '@react-three/fiber';
import { TilesRenderer } from '3d-tiles-renderer/r3f';
import { createRoot } from 'react-dom/client';
import { Euler, Matrix4, Vector3 } from 'three';
import { markComplete, openCity } from './side';

/** 3d-tiles-renderer with r3f, with its own settings throughout, in the city's frame because ECEF trembles in float32. */
window.complete = null;

const { manifest, url, pose } = await openCity();
const frame = createCityFrame(manifest.origin);
const paths = [manifest.tilesets.buildings, manifest.tilesets.ground].filter((path) => path !== null);
const fromEcef = new Matrix4().fromArray(frame.fromEcef);
const eye = new Matrix4().fromArray(multiply(viewMatrix(pose), frame.toEcef)).invert();
const position = new Vector3().setFromMatrixPosition(eye);
const rotation = new Euler().setFromRotationMatrix(eye);
const busy = new Set(paths);

function Tiles({ path }: { path: string }) {
  const gl = useThree((state) => state.gl);
  const done = (): void => {
    busy.delete(path);
    // The frame after the last tile came is the first with all of them.
    if (busy.size === 0) requestAnimationFrame(() => requestAnimationFrame(() => markComplete(gl.getContext() as WebGL2RenderingContext)));
  };
  return <group matrixAutoUpdate={false} matrix={fromEcef}><TilesRenderer url={url(path)} onTilesLoadEnd={done} /></group>;
}

createRoot(document.getElementById('city')!).render(
  <Canvas camera={{ position, rotation, fov: manifest.home.fovy, near: 5, far: 200_000 }}>
    <color attach="background" args={['#b4c6d2']} />
    <hemisphereLight args={['#ffffff', '#888888', 2]} />
    <directionalLight position={[-1, -1, 1]} intensity={2} />
    {paths.map((path) => <Tiles key={path} path={path} />)}
  </Canvas>,
);
