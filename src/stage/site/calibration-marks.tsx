import type { Vec3 } from '@/geo';

/** Cyan dots of 4 CSS pixels, drawn by three over everything. */
export function CalibrationDots({ points }: { points: readonly Vec3[] }) {
  return (
    <points frustumCulled={false} renderOrder={1_000}>
      <bufferGeometry>
        <bufferAttribute attach="attributes-position" args={[new Float32Array(points.flat()), 3]} />
      </bufferGeometry>
      <pointsMaterial color="#00ffff" size={4} sizeAttenuation={false} depthTest={false} depthWrite={false} toneMapped={false} />
    </points>
  );
}
