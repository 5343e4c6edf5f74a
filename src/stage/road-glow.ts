import { semiMajorAxis, type CityFrame } from '@/geo';
import type { Light } from './light';
import type { Rgb } from './palette';

/** The light street lamps throw on what is around them, as a picture of the whole city from above: a byte per texel, the northern row first. */
export interface RoadGlow {
  light: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
  box: GlowBox;
}

/** West and north edge in city-frame metres, 1 / width, 1 / height. */
export type GlowBox = readonly [west: number, north: number, perWidth: number, perHeight: number];

/** Of sodium and warm LED lamps together, sRGB. */
const lampColour: Rgb = [0.4, 0.235, 0.1];
/** Metres in which the light fades upwards. */
const glowRise = 13;

/** What the lamps add to what they fall on, sRGB; dark by day. */
export const lampLight = ({ night, lamps: lit }: Light): Rgb => lampColour.map((part) => (night ? part * lit : 0)) as unknown as Rgb;

/** The height of the ground in the city frame's middle, metres: where `roadGlow` counts heights from. */
export const glowGround = (frame: CityFrame, groundHeight: number): number => groundHeight - frame.origin.height;

/**
 * GLSL: `vec3 roadGlow(vec3 city)` is the light of street lamps at a city-frame place, strongest on the ground. `u_roadGlowLight` is its
 * colour, and the height of the ground in the middle of the city frame, whose surface falls away from its plane by d² / 2R.
 */
export const roadGlowSource = `
uniform highp sampler2D u_roadGlow;
uniform vec4 u_roadGlowBox;
uniform vec4 u_roadGlowLight;
vec3 roadGlow(vec3 city) {
  float above = max(0.0, city.z + dot(city.xy, city.xy) * ${(0.5 / semiMajorAxis).toExponential(6)} - u_roadGlowLight.w);
  float lit = texture(u_roadGlow, vec2(city.x - u_roadGlowBox.x, u_roadGlowBox.y - city.y) * u_roadGlowBox.zw).r;
  return u_roadGlowLight.rgb * lit * exp(-above * ${(1 / glowRise).toFixed(4)});
}`;

/** A glow as a texture of a context, with smaller pictures of itself for what is far away. */
export interface GlowTexture {
  readonly texture: WebGLTexture;
  readonly box: GlowBox;
  dispose(): void;
}

/** Leaves no texture bound. */
export function createGlowTexture(gl: WebGL2RenderingContext, { light, width, height, box }: RoadGlow): GlowTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, width, height, 0, gl.RED, gl.UNSIGNED_BYTE, light);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
  gl.generateMipmap(gl.TEXTURE_2D);
  for (const axis of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, axis, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  gl.bindTexture(gl.TEXTURE_2D, null);
  return { texture, box, dispose: () => gl.deleteTexture(texture) };
}
