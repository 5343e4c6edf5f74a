import type { Light } from '../light';

/** The city's light and its sky, in the terms of the city's own look; z is up. */
export function SiteLights({ light }: { light: Light }) {
  const { towards, contrast, palette, night } = light;
  return (
    <>
      <hemisphereLight position={[0, 0, 1]} args={night ? ['#9db4d6', '#141c2a', 1.1] : ['#ffffff', '#cfc8bb', 1.9 * palette.roof[1]]} />
      <directionalLight position={[...towards]} intensity={night ? 1.1 : 2.6 * contrast * palette.roof[1]} color={night ? '#cfdcf2' : '#fff6e6'} />
    </>
  );
}
