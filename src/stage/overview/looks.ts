import { groundClasses } from '@/model';
import { GLSL3, RawShaderMaterial, type IUniform } from 'three';
import { airSource, type AirValues } from '../air';
import { formSource } from '../building-form';
import { lineSource, perGroundClass, sheenSource, surfaceStrength, threadSource } from '../ground-lines';
import type { Light } from '../light';
import { litShare } from '../lit-share';
import { roadGlowSource } from '../road-glow';
import { windowSource } from '../windows';

/** Everything a frame tells the shaders; they share one object, so that setting a value once sets it everywhere. */
export type LookUniforms = Record<string, IUniform>;

const airNames = ['u_haze', 'u_zenith', 'u_land', 'u_up', 'u_tangents', 'u_air', 'u_sun', 'u_glow'] as const satisfies (keyof AirValues)[];
const lookColours = ['wallLow', 'wallHigh', 'roof', 'rim', ...groundClasses] as const;

/** All of them, unset. */
export const createLookUniforms = (): LookUniforms => Object.fromEntries([
  ...airNames, ...lookColours.map((name) => `u_${name}`), 'u_size', 'u_pixelTangent', 'u_surface', 'u_night', 'u_towards', 'u_contrast', 'u_lamps', 'u_litShare',
  'u_roadGlow', 'u_roadGlowBox', 'u_roadGlowLight',
].map((name) => [name, { value: 0 }]));

/** Sets them for a frame; `hour`: local time of day, 0…24, for the windows that are lit. */
export function setLookUniforms(uniforms: LookUniforms, air: AirValues, { palette, towards, contrast, lamps, night }: Light, hour: number): void {
  for (const name of lookColours) uniforms[`u_${name}`]!.value = palette[name];
  const values = { ...air, u_surface: surfaceStrength[night ? 'night' : 'day'], u_night: night ? 1 : 0, u_towards: towards, u_contrast: contrast, u_lamps: lamps, u_litShare: litShare(hour) };
  for (const [name, value] of Object.entries(values)) uniforms[name]!.value = value;
}

const material = (uniforms: LookUniforms, vertexShader: string, fragmentShader: string, depth: boolean): RawShaderMaterial =>
  new RawShaderMaterial({
    glslVersion: GLSL3, uniforms, vertexShader: `precision highp float;\n${vertexShader}`, depthTest: depth, depthWrite: depth,
    fragmentShader: `precision highp float;\nout vec4 o_colour;\n${fragmentShader}`,
  });

/** Sky above, plain land below the horizon. */
export const skyLook = (uniforms: LookUniforms): RawShaderMaterial => material(uniforms, `
in vec3 position;
void main() { gl_Position = vec4(position.xy, 1.0, 1.0); }`, `
uniform vec2 u_size;
${airSource}
void main() { o_colour = air(gl_FragCoord.xy / u_size, true, 0.0); }`, false);

const throughAir = `
uniform vec2 u_size;
in float v_depth;
${airSource}
vec3 throughAir(vec3 colour) {
  vec4 haze = air(gl_FragCoord.xy / u_size, false, v_depth);
  return mix(colour, haze.rgb, haze.a);
}`;

/** Ground, streets and water, by class. */
export const groundLook = (uniforms: LookUniforms): RawShaderMaterial => material(uniforms, `
uniform mat4 viewMatrix;
uniform mat4 projectionMatrix;
uniform float u_pixelTangent;
uniform float u_surface;
in vec3 position;
in vec3 side;
in float ground;
out float v_depth;
out float v_ground;
out float v_strength;
out vec2 v_across;
out float v_wide;
out vec3 v_place;
out vec3 v_eye;
${lineSource}
void main() {
  vec4 place = viewMatrix * vec4(position, 1.0);
  float half_ = side.z;
  v_strength = 1.0;
  v_wide = 0.0;
  v_across = side.xy;
  v_ground = ground;
  if (half_ > 0.0) {
    float metresPerPixel = length(place.xyz) * u_pixelTangent;
    place = viewMatrix * vec4(position.xy + side.xy * max(half_, halfWidth(ground, metresPerPixel)), position.z, 1.0);
    v_strength = lineStrength(ground, half_, metresPerPixel, u_surface);
    v_wide = 2.0 * max(half_, halfWidth(ground, metresPerPixel)) / metresPerPixel;
  }
  v_depth = -place.z;
  v_place = position;
  v_eye = place.xyz;
  gl_Position = projectionMatrix * place;
}`, `
${groundClasses.map((name) => `uniform vec3 u_${name};`).join('\n')}
in float v_ground;
in float v_strength;
in vec2 v_across;
in float v_wide;
in vec3 v_place;
in vec3 v_eye;
uniform float u_night;
${threadSource}
${sheenSource}
${roadGlowSource}
${throughAir}
vec3 groundColour(float ground) {
  ${perGroundClass((name) => `u_${name}`)}
  return u_land;
}
void main() {
  if (v_strength < 0.03) discard;
  float strength = v_strength * threadOf(v_ground, length(v_across), v_wide, u_night);
  vec3 colour = mix(u_land, groundColour(v_ground), strength);
  colour = sheenOf(v_ground, colour, u_haze, dot(normalize(v_eye), u_up));
  o_colour = vec4(throughAir(colour + roadGlow(v_place)), 1.0);
}`, false);

/** The stage's buildings as they look from afar: its light, its darker foot, the average of its windows. */
export const buildingLook = (uniforms: LookUniforms): RawShaderMaterial => material(uniforms, `
uniform mat4 viewMatrix;
uniform mat4 projectionMatrix;
in vec3 position;
in vec4 face;
in vec4 facade;
out float v_depth;
out vec4 v_face;
out vec3 v_facade;
out vec3 v_place;
void main() {
  vec4 place = viewMatrix * vec4(position, 1.0);
  v_depth = -place.z;
  v_face = face;
  v_facade = facade.xyz * 0.1;
  v_place = position;
  gl_Position = projectionMatrix * place;
}`, `
uniform vec3 u_wallLow;
uniform vec3 u_wallHigh;
uniform vec3 u_roof;
uniform vec3 u_rim;
uniform float u_night;
uniform vec3 u_towards;
uniform float u_contrast;
uniform float u_lamps;
uniform float u_litShare;
in vec4 v_face;
in vec3 v_facade;
in vec3 v_place;
${formSource}
${windowSource}
${roadGlowSource}
${throughAir}
void main() {
  float above = v_facade.y;
  float height = v_facade.z;
  float roof = step(0.5, v_face.z);
  vec2 rise = riseOf(above, height, u_night);
  vec3 wall = mix(u_wallLow, u_wallHigh, rise.x);
  vec3 colour = mix(wall, mix(u_roof, u_wallHigh, 0.5 * smoothstep(0.0, 90.0, above)), roof)
    * formOf(roof, dot(normalize(v_face.xyz), u_towards), u_towards.z, u_contrast, u_night) * mix(rise.y, 1.0, roof);
  colour *= 0.95 + 0.1 * v_face.w;
  float onWall = (1.0 - roof) * step(1.2, above) * step(above, height - 0.7) * step(5.0, height);
  colour *= 1.0 - 0.292 * onWall * mix(0.17, 0.25, u_night);
  float lamps = u_lamps * onWall * farGlow(v_facade.xy, buildingShare(u_litShare, v_face.w), v_face.w);
  vec3 lamp = farLamp(officeOf(height, v_face.w));
  colour = mix(mix(colour, lamp, lamps), colour + lamps * lamp, u_night);
  float rim = (1.0 - roof) * smoothstep(height - max(0.5, 1.2 * fwidth(above)), height, above) * (1.0 - smoothstep(900.0, 5000.0, v_depth));
  colour = mix(colour, u_rim, rim * mix(0.55, 0.62, u_night) * smoothstep(6.0, 40.0, height));
  o_colour = vec4(throughAir(colour + roadGlow(v_place)), 1.0);
}`, true);
