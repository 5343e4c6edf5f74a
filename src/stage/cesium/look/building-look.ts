import { Cartesian3, CustomShader, LightingModel } from 'cesium';
import type { Theme } from '@/state';
import { palettes } from '../../palette';
import { floatUniform, vec3, vec3Uniform } from './shader-values';

export interface BuildingLook {
  shader: CustomShader;
  setTheme(theme: Theme): void;
  /** Local hour of day, 0…24: how many windows are lit at night. */
  setHour(hour: number): void;
}

/**
 * Neutral buildings by day and by night, from the vertex attributes in docs/importing.md: TEXCOORD_0 is metres along
 * the façade and above the base, TEXCOORD_1 the building's height in metres and a stable random number. A feature's
 * colour (selection) multiplies what this shader returns. `up` is the ellipsoid normal at the city, earth-centred.
 */
export function createBuildingLook(theme: Theme, up: Cartesian3): BuildingLook {
  const palette = palettes[theme];
  const shader = new CustomShader({
    lightingModel: LightingModel.UNLIT,
    uniforms: {
      u_night: floatUniform(theme === 'night' ? 1 : 0),
      u_litShare: floatUniform(litShare(21)),
      u_up: { ...vec3Uniform([0, 0, 0]), value: up },
      u_wallLow: vec3Uniform(palette.wallLow),
      u_wallHigh: vec3Uniform(palette.wallHigh),
      u_roof: vec3Uniform(palette.roof),
      u_rim: vec3Uniform(palette.rim),
    },
    fragmentShaderText,
  });
  return {
    shader,
    setTheme(next) {
      const colours = palettes[next];
      shader.setUniform('u_night', next === 'night' ? 1 : 0);
      shader.setUniform('u_wallLow', vec3(colours.wallLow));
      shader.setUniform('u_wallHigh', vec3(colours.wallHigh));
      shader.setUniform('u_roof', vec3(colours.roof));
      shader.setUniform('u_rim', vec3(colours.rim));
    },
    setHour: (hour) => shader.setUniform('u_litShare', litShare(hour)),
  };
}

/** Share of windows lit, 0…1: full in the evening, few in the small hours. */
function litShare(hour: number): number {
  const evening = Math.exp(-(((hour - 20.5) / 2.6) ** 2));
  const morning = 0.5 * Math.exp(-(((hour - 7) / 1.6) ** 2));
  return 0.05 + 0.33 * Math.max(evening, morning);
}

const fragmentShaderText = `
float hash(vec2 cell, float seed) {
  vec3 p = fract(vec3(cell.xyx) * vec3(0.1031, 0.1030, 0.0973) + seed * 7.31);
  p += dot(p, p.yzx + 33.33);
  return fract((p.x + p.y) * p.z);
}

void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec2 facade = fsInput.attributes.texCoord_0;
  float height = fsInput.attributes.texCoord_1.x;
  float seed = fsInput.attributes.texCoord_1.y;
  vec3 normal = normalize(fsInput.attributes.normalEC);
  vec3 up = normalize((czm_viewRotation3D * u_up).xyz);
  vec3 east = normalize(cross((czm_viewRotation3D * vec3(0.0, 0.0, 1.0)).xyz, up));
  vec3 north = cross(up, east);
  float distanceToEye = length(fsInput.attributes.positionEC);

  float roof = smoothstep(0.35, 0.7, dot(normal, up));
  float above = clamp(facade.y, 0.0, height);
  float tall = smoothstep(0.0, 90.0, above);

  // One soft light from the south-west, so that the faces of a block tell apart; the base darkens into the street.
  vec3 sun = normalize(-0.55 * east - 0.62 * north + 0.56 * up);
  float lambert = 0.5 + 0.5 * dot(normal, sun);
  float occlusion = mix(mix(0.62, 0.8, 1.0 - u_night), 1.0, smoothstep(0.0, 14.0, above));

  vec3 wall = mix(u_wallLow, u_wallHigh, tall);
  vec3 base = mix(wall, mix(u_roof, u_wallHigh, 0.5 * tall), roof);
  vec3 colour = base * mix(0.72, mix(1.06, 1.2, u_night), lambert) * mix(occlusion, 1.0, roof);
  colour *= 0.95 + 0.1 * seed;

  // Windows on a grid of 3.2 m by one storey; they melt into their average before they would alias.
  vec2 grid = vec2(facade.x / 3.2, above / 3.1);
  vec2 size = fwidth(grid);
  float detail = 1.0 - smoothstep(0.2, 0.55, max(size.x, size.y));
  vec2 cell = floor(grid);
  vec2 within = fract(grid);
  float isWindow = step(0.24, within.x) * step(within.x, 0.78) * step(0.3, within.y) * step(within.y, 0.78);
  float onWall = (1.0 - roof) * step(1.2, above) * step(above, height - 0.7) * step(5.0, height);
  float random = hash(cell, seed);
  float buildingShare = u_litShare * (0.35 + 1.3 * hash(vec2(3.0, 7.0), seed));
  float lit = step(random, buildingShare);
  vec3 lamp = mix(vec3(1.0, 0.76, 0.44), vec3(0.86, 0.91, 1.0), step(0.82, hash(cell + 17.0, seed)));
  float glow = mix(buildingShare * 0.292, isWindow * lit, detail);
  colour += u_night * onWall * glow * lamp * mix(1.0, 0.55 + 0.45 * random / max(buildingShare, 0.01), detail);
  float glass = mix(0.292, isWindow, detail) * onWall;
  colour *= 1.0 - glass * mix(0.17, 0.25, u_night) * (1.0 - u_night * lit * detail);

  // A fine line along the top edge separates a building from the one behind it.
  float rimWidth = max(0.5, 1.2 * fwidth(facade.y));
  float rim = (1.0 - roof) * smoothstep(height - rimWidth, height, facade.y) * (1.0 - smoothstep(900.0, 5000.0, distanceToEye));
  colour = mix(colour, u_rim, rim * mix(0.55, 0.5, u_night) * smoothstep(6.0, 40.0, height));

  // Cesium takes what comes out as linear light and encodes it.
  material.diffuse = czm_srgbToLinear(colour);
}
`;
