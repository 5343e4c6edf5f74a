import { CustomShader, LightingModel } from 'cesium';
import { transformDirection, type CityFrame } from '@/geo';
import type { Theme } from '@/state';
import type { Light } from '../../light';
import { litShare } from '../../lit-share';
import type { Rgb } from '../../palette';
import { buildingShader } from './building-shader';
import { floatUniform, vec3, vec3Uniform } from './shader-values';

export interface BuildingLook {
  shader: CustomShader;
  /** `hour` is the local hour of day, 0…24: how many windows are lit. */
  setLight(light: Light, theme: Theme, hour: number): void;
  /** In a painted city what is left neutral steps back, and windows dim. */
  setPainted(painted: boolean): void;
}

/**
 * Neutral buildings by day and by night, from the vertex attributes in docs/importing.md: TEXCOORD_0 is metres along
 * the façade and above the base, TEXCOORD_1 the building's height in metres and a stable random number. A feature's
 * colour (see feature-colour.ts) paints it or selects it.
 */
export function createBuildingLook({ palette }: Light, frame: CityFrame): BuildingLook {
  const shader = new CustomShader({
    lightingModel: LightingModel.UNLIT,
    uniforms: {
      u_night: floatUniform(0),
      u_painted: floatUniform(0),
      u_litShare: floatUniform(0.2),
      u_lamps: floatUniform(0),
      u_contrast: floatUniform(1),
      u_up: vec3Uniform(transformDirection(frame.toEcef, [0, 0, 1])),
      u_light: vec3Uniform([0, 0, 1]),
      u_wallLow: vec3Uniform(palette.wallLow),
      u_wallHigh: vec3Uniform(palette.wallHigh),
      u_roof: vec3Uniform(palette.roof),
      u_rim: vec3Uniform(palette.rim),
      u_selected: vec3Uniform(palette.selected),
    },
    fragmentShaderText: buildingShader,
  });
  return {
    shader,
    setLight(light, theme, hour) {
      const { wallLow, wallHigh, roof, rim, selected } = light.palette;
      shader.setUniform('u_night', theme === 'night' ? 1 : 0);
      shader.setUniform('u_litShare', litShare(hour));
      shader.setUniform('u_lamps', light.lamps);
      shader.setUniform('u_contrast', light.contrast);
      shader.setUniform('u_light', vec3(transformDirection(frame.toEcef, light.towards)));
      const colours: Record<string, Rgb> = { u_wallLow: wallLow, u_wallHigh: wallHigh, u_roof: roof, u_rim: rim, u_selected: selected };
      for (const [name, colour] of Object.entries(colours)) shader.setUniform(name, vec3(colour));
    },
    setPainted: (painted) => shader.setUniform('u_painted', painted ? 1 : 0),
  };
}
