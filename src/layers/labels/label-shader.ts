import type { ShaderModule } from '@luma.gl/shadertools';

const block = `\
layout(std140) uniform labelUniforms {
  vec2 sheet;
  float now;
  float fadeSeconds;
  float opacity;
  float snap;
  vec4 halo;
} label;
`;

export interface LabelUniforms {
  /** Pixels of the sheet. */
  sheet: readonly [number, number];
  /** Seconds, on the clock of the labels' fades. */
  now: number;
  fadeSeconds: number;
  opacity: number;
  /** 1 puts level text on whole pixels: sharp at rest, without jitter in motion. */
  snap: number;
  halo: readonly [number, number, number, number];
}

export const labelUniforms = {
  name: 'label',
  vs: block,
  fs: block,
  uniformTypes: { sheet: 'vec2<f32>', now: 'f32', fadeSeconds: 'f32', opacity: 'f32', snap: 'f32', halo: 'vec4<f32>' },
} as const satisfies ShaderModule<LabelUniforms>;

/**
 * One rectangle per label, standing on its place in CSS pixels. Text along a street turns with the street's direction in this
 * very frame, so it stays on it between two placements.
 */
export const vertexShader = `\
#version 300 es
#define SHADER_NAME label-vertex
in vec3 places;
in vec3 directions;
in vec4 spots;
in vec3 sizes;
in vec3 inks;
in vec3 fades;
out vec2 vSheet;
out vec4 vInk;

void main(void) {
  vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1);
  geometry.worldPosition = places;
  vec4 centre = project_position_to_clipspace(places, vec3(0.0), vec3(0.0), geometry.position);
  vec2 pixels = project.viewportSize / project.devicePixelRatio;
  vec2 right = vec2(1.0, 0.0);
  vec2 at = (centre.xy / centre.w + 1.0) * 0.5 * pixels;
  if (dot(directions, directions) > 0.5) {
    vec4 ahead = project_position_to_clipspace(places + directions * centre.w * 0.01, vec3(0.0), vec3(0.0), geometry.position);
    vec2 run = (ahead.xy / ahead.w + 1.0) * 0.5 * pixels - at;
    right = length(run) > 1e-4 ? normalize(run) : right;
    if (right.x < 0.0) right = -right;
  } else if (label.snap > 0.5) {
    vec2 foot = at + vec2(-0.5 * sizes.x, sizes.z);
    at += (floor(foot * project.devicePixelRatio + 0.5) / project.devicePixelRatio) - foot;
  }
  vec2 up = vec2(-right.y, right.x);
  at += right * (corner.x - 0.5) * sizes.x + up * (sizes.z + corner.y * sizes.y);
  bool behind = centre.w < 0.5;
  vec4 place = vec4((at / pixels * 2.0 - 1.0) * centre.w, centre.z, centre.w);
  DECKGL_FILTER_GL_POSITION(place, geometry);
  gl_Position = behind ? vec4(2.0, 2.0, 2.0, 1.0) : place;

  vSheet = (spots.xy + vec2(corner.x, 1.0 - corner.y) * spots.zw) / label.sheet;
  float gone = label.fadeSeconds > 0.0 ? clamp((label.now - fades.y) / label.fadeSeconds, 0.0, 1.0) : 1.0;
  vInk = vec4(inks, mix(fades.x, 1.0 - fades.x, gone) * fades.z * label.opacity);
}
`;

export const fragmentShader = `\
#version 300 es
#define SHADER_NAME label-fragment
precision highp float;
uniform sampler2D sheetTexture;
in vec2 vSheet;
in vec4 vInk;
out vec4 fragColor;

void main(void) {
  vec2 cover = texture(sheetTexture, vSheet).rg;
  float halo = cover.g * label.halo.a;
  float alpha = cover.r + halo * (1.0 - cover.r);
  if (alpha * vInk.a < 0.004) discard;
  fragColor = vec4((vInk.rgb * cover.r + label.halo.rgb * halo * (1.0 - cover.r)) / alpha, alpha * vInk.a);
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;
