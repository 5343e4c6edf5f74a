import type { Vec3 } from '@/geo';
import { useThree } from '@react-three/fiber';
import { useMemo } from 'react';
import { Vector2 } from 'three';

/** CSS pixels across a dot, with the soft edge that lets its middle be found to a part of a pixel. */
const size = 6;

const vertexShader = `
attribute vec3 place;
uniform vec2 viewport;
varying vec2 at;
void main() {
  at = position.xy;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(place, 1.0);
  gl_Position.xy += position.xy * ${size.toFixed(1)} / viewport * gl_Position.w;
}`;

const fragmentShader = `
varying vec2 at;
void main() {
  float cover = 1.0 - smoothstep(0.45, 0.85, length(at));
  if (cover <= 0.0) discard;
  gl_FragColor = vec4(0.0, 1.0, 1.0, cover);
}`;

const corners = new Float32Array([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0]);
const triangles = new Uint16Array([0, 1, 2, 0, 2, 3]);

/** Cyan dots, drawn by three over everything. */
export function CalibrationDots({ points }: { points: readonly Vec3[] }) {
  const { width, height } = useThree((state) => state.size);
  const places = useMemo(() => new Float32Array(points.flat()), [points]);
  const uniforms = useMemo(() => ({ viewport: { value: new Vector2(width, height) } }), [width, height]);
  return (
    <mesh frustumCulled={false} renderOrder={1_000} raycast={() => undefined}>
      <instancedBufferGeometry instanceCount={points.length}>
        <bufferAttribute attach="index" args={[triangles, 1]} />
        <bufferAttribute attach="attributes-position" args={[corners, 3]} />
        <instancedBufferAttribute attach="attributes-place" args={[places, 3]} />
      </instancedBufferGeometry>
      <shaderMaterial
        key={`${width} ${height}`} vertexShader={vertexShader} fragmentShader={fragmentShader} uniforms={uniforms} transparent depthTest={false} depthWrite={false}
      />
    </mesh>
  );
}
