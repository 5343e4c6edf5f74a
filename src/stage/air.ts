import { transformDirection, type Vec3 } from '@/geo';
import type { FrameCamera } from './engine';
import type { Light } from './light';
import type { Rgb } from './palette';

/** Heights between which the earth turns from land under a sky into a planet, metres. */
const planetFrom = 60_000;
const planetFull = 400_000;

/** How much of a planet the earth is seen from `height` metres, 0…1: imagery comes in and the haze goes. */
export function planetShare(height: number): number {
  const t = Math.min(1, Math.max(0, (height - planetFrom) / (planetFull - planetFrom)));
  return t * t * (3 - 2 * t);
}

/** What air a frame looks through: the uniforms of `airSource`. */
export interface AirValues {
  u_haze: Rgb;
  u_zenith: Rgb;
  u_land: Rgb;
  u_up: Vec3;
  u_tangents: [left: number, right: number, bottom: number, top: number];
  u_air: Vec3;
  u_sun: Vec3;
  u_glow: Rgb;
}

/** The air of a frame in the light it is drawn in: `u_air` is the share of haze per metre, how much of a planet is seen (0…1), and the eye's height in metres. */
export function airValues({ view, tangents: { left, right, bottom, top }, viewMatrix: m }: FrameCamera, { palette, sun, glow, night }: Light): AirValues {
  const { haze, zenith, land } = palette;
  const height = Math.max(2, view.height);
  return {
    u_haze: haze,
    u_zenith: zenith,
    u_land: land,
    u_up: [m[8]!, m[9]!, m[10]!],
    u_tangents: [left, right, bottom, top],
    u_air: [1 / (night ? 6_800 + 5.5 * height : 9_000 + 7 * height), planetShare(height), height],
    u_sun: transformDirection(m, sun),
    u_glow: glow,
  };
}

/** Tells a program that contains `airSource` what air this frame looks through. */
export function createAirUniforms(gl: WebGL2RenderingContext, program: WebGLProgram): (camera: FrameCamera, light: Light) => void {
  const at = (name: keyof AirValues): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
  const [haze, zenith, land, up, tangents, air] = [at('u_haze'), at('u_zenith'), at('u_land'), at('u_up'), at('u_tangents'), at('u_air')];
  const [sun, glow] = [at('u_sun'), at('u_glow')];
  return (camera, light) => {
    const values = airValues(camera, light);
    gl.uniform3f(haze, ...values.u_haze);
    gl.uniform3f(zenith, ...values.u_zenith);
    gl.uniform3f(land, ...values.u_land);
    gl.uniform3f(up, ...values.u_up);
    gl.uniform4f(tangents, ...values.u_tangents);
    gl.uniform3f(air, ...values.u_air);
    gl.uniform3f(sun, ...values.u_sun);
    gl.uniform3f(glow, ...values.u_glow);
  };
}

/**
 * GLSL: `vec4 air(vec2 at, bool empty, float w)` is the colour and cover of the air in front of what was drawn at a
 * point `at` (0…1) of the picture, `w` metres along the line of sight: haze that fades the far city into the sky, and
 * the sky itself where nothing was drawn. Until the globe's own tiles are there, below the horizon is plain land.
 */
export const airSource = `
uniform vec3 u_haze;
uniform vec3 u_zenith;
uniform vec3 u_land;
uniform vec3 u_up;
uniform vec4 u_tangents;
/** 1 / distance of haze, share of planet, height: metres. */
uniform vec3 u_air;
/** Towards the sun, in eye space, and what it adds to the haze around it. */
uniform vec3 u_sun;
uniform vec3 u_glow;

vec4 air(vec2 at, bool empty, float w) {
  vec3 ray = vec3(mix(u_tangents.xz, u_tangents.yw, at), -1.0);
  float stretch = length(ray);
  float rise = dot(ray, u_up) / stretch;
  // The horizon lies below eye level by sqrt(2h/R).
  bool sky = rise >= -sqrt(2.0 * u_air.z / 6371000.0);
  // A low sun colours the haze on its side, most along the horizon.
  float side = 0.5 + 0.5 * (dot(ray, u_sun) / stretch - rise * dot(u_up, u_sun));
  vec3 hazed = u_haze + u_glow * side * side * side;
  if (empty && (sky || u_air.y > 0.0)) {
    vec3 colour = mix(hazed, u_zenith, smoothstep(-0.02, 0.42, rise));
    // Gradient noise (Jimenez 2014) below one step of 8 bits hides the steps of a long gradient.
    float grain = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
    return vec4(mix(colour, u_zenith * 0.35, u_air.y) + grain / 255.0, 1.0);
  }
  float way = (empty ? u_air.z / -rise : w * stretch) * u_air.x;
  float haze = (1.0 - exp2(-1.4427 * way * sqrt(way))) * (1.0 - u_air.y);
  return empty ? vec4(mix(u_land, hazed, haze), 1.0) : vec4(hazed, haze);
}`;
