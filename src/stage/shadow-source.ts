import type { Mat4 } from '@/geo';

/** The city's depth as the sun sees it, for the frame being drawn. */
export interface CastShadows {
  /** Depth texture that compares (`COMPARE_REF_TO_TEXTURE`), linear. */
  texture: WebGLTexture;
  /** City frame → 0…1 of the texture and of its depth. */
  toMap: Mat4;
  /** Texels along a side, and metres one of them covers. */
  size: number;
  texel: number;
  /** Metres from the eye at which shadows have faded away. */
  farthest: number;
}

/**
 * GLSL: `float inShade(vec2 at, float w, vec3 eye)` is how much of the sun's light is kept from what was drawn at a point of the
 * picture, 0…1. Faces turned away from the sun are none of its business: their own look is dark already. The face is known from
 * the depths around the pixel, on each axis from the neighbour that lies on the same face.
 */
export const shadowSource = `
uniform highp sampler2DShadow u_shadowMap;
uniform mat4 u_toMap;
/** Texel in metres, 1 / texels along a side, distance at which shadows have faded away. */
uniform vec3 u_shadowScale;
/** Towards the light, in eye space. */
uniform vec3 u_light;

vec3 step_(vec2 at, vec2 pixel, vec3 eye) {
  vec3 after = eyeAt(at + pixel, depthAt(at + pixel)) - eye;
  vec3 before = eye - eyeAt(at - pixel, depthAt(at - pixel));
  return abs(after.z) < abs(before.z) ? after : before;
}

float inShade(vec2 at, float w, vec3 eye) {
  float fade = 1.0 - smoothstep(0.75, 1.0, w / u_shadowScale.z);
  if (fade <= 0.0) return 0.0;
  vec2 pixel = 1.0 / vec2(textureSize(u_depth, 0));
  vec3 face = normalize(cross(step_(at, vec2(pixel.x, 0.0), eye), step_(at, vec2(0.0, pixel.y), eye)));
  // A city is level or upright: what depths say in between is a kerb, a path's edge or the edge of a roof.
  float level = dot(face, u_up);
  face = level > 0.5 ? u_up : normalize(face - level * u_up);
  float facing = dot(face, u_light);
  if (facing <= 0.0) return 0.0;
  // Off the face by a texel or so, more where light grazes it: no face shades itself.
  vec3 off = face * u_shadowScale.x * (1.0 + 1.5 * (1.0 - facing)) + u_light * u_shadowScale.x * 0.5;
  vec3 place = (u_toMap * (u_toCity * vec4(eye + off, 1.0))).xyz;
  if (any(greaterThan(abs(place - 0.5), vec3(0.499)))) return 0.0;
  float lit = 0.0;
  for (int i = 0; i < 4; i++) {
    vec2 shift = vec2(i < 2 ? -0.6 : 0.6, i % 2 == 0 ? -0.6 : 0.6);
    lit += 0.25 * texture(u_shadowMap, place + vec3(shift * u_shadowScale.y, 0.0));
  }
  return (1.0 - lit) * fade * smoothstep(0.0, 0.12, facing);
}`;
