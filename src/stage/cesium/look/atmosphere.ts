import { Color, type Scene } from 'cesium';
import type { Theme } from '@/state';
import { planetShare } from '../../air';
import type { Light } from '../../light';

export interface Atmosphere {
  setLight(light: Light, theme: Theme): void;
  dispose(): void;
}

/**
 * Cesium without an atmosphere of its own (the air is painted once for all engines, see air.ts), and the globe in the
 * colour of land, with imagery only where it is seen as a planet.
 */
export function createAtmosphere(scene: Scene): Atmosphere {
  scene.skyBox = undefined as never;
  scene.sun = undefined as never;
  scene.moon = undefined as never;
  scene.skyAtmosphere = undefined as never;
  scene.fog.enabled = false;
  scene.globe.showGroundAtmosphere = false;
  scene.globe.enableLighting = false;
  const fadeImagery = scene.preUpdate.addEventListener(() => {
    if (scene.imageryLayers.length === 0) return;
    const imagery = scene.imageryLayers.get(0);
    imagery.alpha = planetShare(scene.camera.positionCartographic.height);
    imagery.show = imagery.alpha > 0;
  });
  return {
    setLight({ palette }, theme) {
      scene.globe.baseColor = new Color(...palette.land, 1);
      scene.backgroundColor = new Color(...palette.haze, 1);
      const imagery = scene.imageryLayers.length > 0 ? scene.imageryLayers.get(0) : null;
      if (!imagery) return;
      imagery.brightness = theme === 'night' ? 0.32 : 1.05;
      imagery.saturation = theme === 'night' ? 0.35 : 0.6;
    },
    dispose: fadeImagery,
  };
}
