import type { CityFrame, Vec3 } from '@/geo';
import type { Theme, ViewStore } from '@/state';
import { useFrame } from '@react-three/fiber';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Color, CylinderGeometry, DoubleSide, RingGeometry, ShaderMaterial, type Group } from 'three';
import { bloomAt, type BloomPhase } from './bloom';

/** A light on a place: blooming since the hub recorded it, or calm while it is selected. */
export interface Beacon {
  id: string;
  position: Vec3;
  colour: string;
  /** Milliseconds since 1970 UTC; null for a calm one. */
  recordedAt: number | null;
}

interface BeaconsProps {
  beacons: readonly Beacon[];
  frame: CityFrame;
  view: ViewStore;
  theme: Theme;
  sharedNow: () => number;
}

const calm: BloomPhase = { rise: 1, spread: 0.55, opacity: 0.75 };
/** Without motion a bloom is one still mark for as long as it would last. */
const still: BloomPhase = { rise: 1, spread: 0.8, opacity: 0.7 };

/** Metres per metre of distance from the eye: a beacon keeps its size in the picture within limits that stay believable. */
const heightShare = 0.16;
const heightRange = [30, 900] as const;

const vertexShader = `
varying float vHeight;
void main() {
  vHeight = uv.y;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;
const fragmentShader = `
uniform vec3 colour;
uniform float opacity;
uniform float fading;
varying float vHeight;
void main() {
  gl_FragColor = vec4(colour, opacity * mix(1.0, pow(1.0 - vHeight, 1.6), fading));
}`;

export function Beacons({ beacons, ...rest }: BeaconsProps) {
  return <>{beacons.map((beacon) => <BeaconLight key={`${beacon.id} ${beacon.recordedAt}`} beacon={beacon} {...rest} />)}</>;
}

function BeaconLight({ beacon, frame, view, theme, sharedNow }: Omit<BeaconsProps, 'beacons'> & { beacon: Beacon }) {
  const group = useRef<Group>(null);
  const [reduced] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  const parts = useMemo(() => beaconParts(beacon.colour, theme), [beacon.colour, theme]);
  useEffect(() => () => {
    parts.light.dispose();
    parts.rim.dispose();
  }, [parts]);

  useFrame(() => {
    const root = group.current;
    if (!root) return;
    const moving = beacon.recordedAt === null ? calm : bloomAt(beacon.recordedAt, sharedNow());
    const phase = moving && beacon.recordedAt !== null && reduced ? still : moving;
    root.visible = phase !== null;
    if (!phase) return;
    const eye = frame.toLocal(view.get('camera').view);
    const distance = Math.hypot(eye[0] - beacon.position[0], eye[1] - beacon.position[1], eye[2] - beacon.position[2]);
    const height = Math.min(heightRange[1], Math.max(heightRange[0], distance * heightShare));
    const [column, ring] = root.children as [Group, Group];
    column.scale.set(height * 0.018, height * 0.018, height * phase.rise);
    const radius = height * (0.04 + 0.16 * phase.spread);
    ring.scale.set(radius, radius, 1);
    for (const part of [parts.light, parts.rim]) part.uniforms.opacity!.value = phase.opacity;
  });

  return (
    <group ref={group} position={beacon.position} visible={false}>
      <mesh geometry={columnGeometry} material={parts.light} />
      <mesh geometry={ringGeometry} material={parts.rim} position={[0, 0, 0.6]} />
    </group>
  );
}

/** One metre high, standing on the origin, z up; and a flat ring of radius one. */
const columnGeometry = new CylinderGeometry(1, 1, 1, 20, 1, true).translate(0, 0.5, 0).rotateX(Math.PI / 2);
const ringGeometry = new RingGeometry(0.86, 1, 64);

function beaconParts(colour: string, theme: Theme): { light: ShaderMaterial; rim: ShaderMaterial } {
  const ink = theme === 'day' ? new Color(colour).multiplyScalar(0.7) : new Color(colour);
  const material = (fading: number): ShaderMaterial =>
    new ShaderMaterial({
      vertexShader,
      fragmentShader,
      uniforms: { colour: { value: ink.clone().convertLinearToSRGB() }, opacity: { value: 0 }, fading: { value: fading } },
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
    });
  return { light: material(1), rim: material(0) };
}
