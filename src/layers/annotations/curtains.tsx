import type { Vec3 } from '@/geo';
import type { Theme } from '@/state';
import { useEffect, useMemo } from 'react';
import { BufferAttribute, BufferGeometry, Color, DoubleSide, ShaderMaterial } from 'three';
import type { Drawn } from './drawn';
import { inks } from './inks';

/** Metres: high enough to be seen from afar, and no higher than suits its size. */
const heights = [6, 38] as const;
const heightShare = 1 / 16;
const strength: Record<Theme, number> = { night: 0.42, day: 0.5 };

const vertexShader = `
attribute float up;
varying float vUp;
void main() {
  vUp = up;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;
const fragmentShader = `
uniform vec3 colour;
uniform float opacity;
varying float vUp;
void main() {
  float rim = smoothstep(0.955, 0.98, vUp);
  gl_FragColor = vec4(colour, opacity * mix(pow(1.0 - vUp, 1.4), 0.9, rim));
}`;

/** The walls of light that stand on cordons. */
export function Curtains({ cordons, theme, opacity }: { cordons: readonly Drawn[]; theme: Theme; opacity: number }) {
  return <>{cordons.map((drawn) => <Curtain key={drawn.id} drawn={drawn} theme={theme} opacity={opacity} />)}</>;
}

function Curtain({ drawn: { path, content: { colour }, strength: seen, selected }, theme, opacity }: { drawn: Drawn; theme: Theme; opacity: number }) {
  const geometry = useMemo(() => curtainOf(path), [path]);
  const [r, g, b] = inks[theme][colour];
  const shown = strength[theme] * seen * opacity * (selected ? 1.6 : 1);
  const material = useMemo(() => new ShaderMaterial({
    vertexShader, fragmentShader, transparent: true, depthWrite: false, side: DoubleSide,
    uniforms: { colour: { value: new Color(r / 255, g / 255, b / 255) }, opacity: { value: shown } },
  }), [r, g, b, shown]);
  useEffect(() => () => geometry.dispose(), [geometry]);
  useEffect(() => () => material.dispose(), [material]);
  return <mesh geometry={geometry} material={material} />;
}

/** Upright faces along a closed path; `up` is 0 at the foot and 1 at the top. */
function curtainOf(path: readonly Vec3[]): BufferGeometry {
  const round = path.slice(1).reduce((sum, to, i) => sum + Math.hypot(to[0] - path[i]![0], to[1] - path[i]![1]), 0);
  const height = Math.min(heights[1], Math.max(heights[0], round * heightShare));
  const positions = new Float32Array(path.length * 6);
  const up = new Float32Array(path.length * 2);
  path.forEach(([x, y, z], i) => {
    positions.set([x, y, z, x, y, z + height], i * 6);
    up.set([0, 1], i * 2);
  });
  const faces = path.slice(1).flatMap((_, i) => [2 * i, 2 * i + 2, 2 * i + 1, 2 * i + 1, 2 * i + 2, 2 * i + 3]);
  return new BufferGeometry()
    .setAttribute('position', new BufferAttribute(positions, 3))
    .setAttribute('up', new BufferAttribute(up, 1))
    .setIndex(faces);
}
