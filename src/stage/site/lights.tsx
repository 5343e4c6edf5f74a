import type { Theme } from '@/state';

/** Light from the south-west and the sky, in the terms of the city's own look; z is up. */
export function SiteLights({ theme }: { theme: Theme }) {
  const night = theme === 'night';
  return (
    <>
      <hemisphereLight position={[0, 0, 1]} args={night ? ['#9db4d6', '#141c2a', 1.1] : ['#ffffff', '#cfc8bb', 1.9]} />
      <directionalLight position={[-0.55, -0.62, 0.56]} intensity={night ? 1.1 : 2.4} color={night ? '#cfdcf2' : '#fff6e6'} />
    </>
  );
}
