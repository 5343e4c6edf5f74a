import { CustomShader, LightingModel, VaryingType } from 'cesium';
import { groundClasses, type GroundClass } from '@/model';
import type { Theme } from '@/state';
import { palettes } from '../../palette';
import { floatUniform, vec3, vec3Uniform } from './shader-values';

export interface GroundLook {
  shader: CustomShader;
  setTheme(theme: Theme): void;
  /** How much of itself shows on the land, 0…1. */
  setOpacity(opacity: number): void;
  /** Tangent of the angle of one CSS pixel: (top − bottom tangent) / height in CSS pixels. Set before every frame. */
  setPixelTangent(tangent: number): void;
}

/** Thinnest width in CSS pixels of what is drawn as a line, and metres per pixel at which it has faded away. */
const lines: Partial<Record<GroundClass, { pixels: number; fadeAt: number }>> = {
  motorway: { pixels: 2.2, fadeAt: 900 },
  primary: { pixels: 1.7, fadeAt: 260 },
  secondary: { pixels: 1.4, fadeAt: 90 },
  local: { pixels: 1.1, fadeAt: 26 },
  service: { pixels: 0.9, fadeAt: 9 },
  path: { pixels: 0.8, fadeAt: 5 },
  railway: { pixels: 1, fadeAt: 40 },
};

/** How much of its colour a road keeps where it is wide enough to be a surface, 0…1. */
const surfaceStrength: Record<Theme, number> = { night: 0.42, day: 0.9 };

/**
 * Water, green and roads from the vertex attributes in docs/importing.md: `_GROUND` is the class, `_SIDE` the unit
 * direction to the road's edge and half its width in metres. Roads never get thinner than their class allows.
 */
export function createGroundLook(theme: Theme): GroundLook {
  const palette = palettes[theme];
  const shader = new CustomShader({
    lightingModel: LightingModel.UNLIT,
    uniforms: {
      u_pixelTangent: floatUniform(0.001),
      u_surface: floatUniform(surfaceStrength[theme]),
      u_opacity: floatUniform(1),
      u_land: vec3Uniform(palette.land),
      ...Object.fromEntries(groundClasses.map((name) => [`u_${name}`, vec3Uniform(palette[name])])),
    },
    varyings: { v_kind: VaryingType.FLOAT, v_strength: VaryingType.FLOAT },
    vertexShaderText,
    fragmentShaderText,
  });
  return {
    shader,
    setTheme(next) {
      shader.setUniform('u_surface', surfaceStrength[next]);
      shader.setUniform('u_land', vec3(palettes[next].land));
      for (const name of groundClasses) shader.setUniform(`u_${name}`, vec3(palettes[next][name]));
    },
    setOpacity: (opacity) => shader.setUniform('u_opacity', opacity),
    setPixelTangent: (tangent) => shader.setUniform('u_pixelTangent', tangent),
  };
}

const perClass = (value: (name: GroundClass) => string): string =>
  groundClasses.map((name, index) => `if (ground < ${index}.5) return ${value(name)};`).join('\n  ');

const vertexShaderText = `
float minimumPixels(float ground) {
  ${perClass((name) => (lines[name]?.pixels ?? 0).toFixed(2))}
  return 0.0;
}

float fadeAt(float ground) {
  ${perClass((name) => (lines[name]?.fadeAt ?? 1e9).toFixed(1))}
  return 1e9;
}

void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  float ground = vsInput.attributes.ground;
  vec4 side = vsInput.attributes.side;
  v_kind = ground;
  v_strength = 1.0;
  if (side.w > 0.0) {
    float metresPerPixel = length((czm_modelView * vec4(vsInput.attributes.positionMC, 1.0)).xyz) * u_pixelTangent;
    float half_ = 0.5 * minimumPixels(ground) * metresPerPixel;
    vsOutput.positionMC += side.xyz * max(0.0, half_ - side.w);
    float fade = fadeAt(ground);
    // Far away a road is a line that fades; close by, where it is a surface, it steps back behind what stands on it.
    float calm = mix(1.0, u_surface, smoothstep(3.0, 14.0, 2.0 * side.w / metresPerPixel));
    v_strength = (1.0 - smoothstep(0.35 * fade, fade, metresPerPixel)) * mix(0.6, 1.0, clamp(side.w / half_, 0.0, 1.0)) * calm;
  }
}
`;

const fragmentShaderText = `
vec3 groundColour(float ground) {
  ${perClass((name) => `u_${name}`)}
  return u_land;
}

void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  if (v_strength < 0.03) discard;
  // Cesium takes what comes out as linear light and encodes it.
  material.diffuse = czm_srgbToLinear(mix(u_land, groundColour(v_kind), v_strength * u_opacity));
}
`;
