import { CustomShader, LightingModel, VaryingType } from 'cesium';
import { transformDirection, type CityFrame } from '@/geo';
import { groundClasses } from '@/model';
import type { Theme } from '@/state';
import { lineSource, perGroundClass, sheenSource, surfaceStrength, threadSource } from '../../ground-lines';
import type { Light } from '../../light';
import { floatUniform, vec3, vec3Uniform } from './shader-values';

export interface GroundLook {
  shader: CustomShader;
  setLight(light: Light, theme: Theme): void;
  /** How much of itself shows on the land, 0…1. */
  setOpacity(opacity: number): void;
  /** Tangent of the angle of one CSS pixel: (top − bottom tangent) / height in CSS pixels. Set before every frame. */
  setPixelTangent(tangent: number): void;
}

/**
 * Water, green and roads from the vertex attributes in docs/importing.md: `_GROUND` is the class, `_SIDE` the unit
 * direction to the road's edge and half its width in metres. Roads never get thinner than their class allows.
 */
export function createGroundLook({ palette }: Light, frame: CityFrame): GroundLook {
  const shader = new CustomShader({
    lightingModel: LightingModel.UNLIT,
    uniforms: {
      u_pixelTangent: floatUniform(0.001),
      u_surface: floatUniform(1),
      u_opacity: floatUniform(1),
      u_night: floatUniform(0),
      u_up: vec3Uniform(transformDirection(frame.toEcef, [0, 0, 1])),
      u_haze: vec3Uniform(palette.haze),
      u_land: vec3Uniform(palette.land),
      ...Object.fromEntries(groundClasses.map((name) => [`u_${name}`, vec3Uniform(palette[name])])),
    },
    varyings: { v_kind: VaryingType.FLOAT, v_strength: VaryingType.FLOAT, v_across: VaryingType.VEC3, v_wide: VaryingType.FLOAT },
    vertexShaderText,
    fragmentShaderText,
  });
  return {
    shader,
    setLight(light, theme) {
      shader.setUniform('u_surface', surfaceStrength[theme]);
      shader.setUniform('u_night', theme === 'night' ? 1 : 0);
      shader.setUniform('u_land', vec3(light.palette.land));
      shader.setUniform('u_haze', vec3(light.palette.haze));
      for (const name of groundClasses) shader.setUniform(`u_${name}`, vec3(light.palette[name]));
    },
    setOpacity: (opacity) => shader.setUniform('u_opacity', opacity),
    setPixelTangent: (tangent) => shader.setUniform('u_pixelTangent', tangent),
  };
}

const vertexShaderText = `
${lineSource}

void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  float ground = vsInput.attributes.ground;
  vec4 side = vsInput.attributes.side;
  v_kind = ground;
  v_strength = 1.0;
  v_across = side.xyz;
  v_wide = 0.0;
  if (side.w > 0.0) {
    float metresPerPixel = length((czm_modelView * vec4(vsInput.attributes.positionMC, 1.0)).xyz) * u_pixelTangent;
    float half_ = halfWidth(ground, metresPerPixel);
    vsOutput.positionMC += side.xyz * (max(0.0, half_ - side.w) + outset(ground, metresPerPixel));
    v_strength = lineStrength(ground, side.w, metresPerPixel, u_surface);
    v_wide = 2.0 * max(half_, side.w) / metresPerPixel;
  }
}
`;

const fragmentShaderText = `
${threadSource}
${sheenSource}
vec3 groundColour(float ground) {
  ${perGroundClass((name) => `u_${name}`)}
  return u_land;
}

void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  if (v_strength < 0.03) discard;
  float strength = v_strength * threadOf(v_kind, length(v_across), v_wide, u_night);
  vec3 up = normalize((czm_viewRotation3D * u_up).xyz);
  vec3 colour = sheenOf(v_kind, groundColour(v_kind), u_haze, dot(normalize(fsInput.attributes.positionEC), up));
  // Cesium takes what comes out as linear light and encodes it.
  material.diffuse = czm_srgbToLinear(mix(u_land, colour, strength * u_opacity));
}
`;
