import type { ShaderModule } from '@luma.gl/shadertools';
import { rowsPerLine } from './moving-table';

const block = `\
layout(std140) uniform movingPointsUniforms {
  float time;
  float maxGap;
  float staleAfter;
  float radius;
  float minPixels;
  float maxPixels;
  float pixelsPerMetre;
  float depthScale;
  float depthOffset;
  float opacity;
  float selected;
  float hiddenStates;
  vec4 colour0;
  vec4 colour1;
  vec4 colour2;
  vec4 colour3;
  vec4 ring;
} points;
`;

export type MovingPointsUniforms = Record<
  'time' | 'maxGap' | 'staleAfter' | 'radius' | 'minPixels' | 'maxPixels' | 'pixelsPerMetre' | 'depthScale' | 'depthOffset'
  | 'opacity' | 'selected' | 'hiddenStates', number
> & Record<'colour0' | 'colour1' | 'colour2' | 'colour3' | 'ring', readonly [number, number, number, number]>;

export const movingPointsUniforms = {
  name: 'movingPoints',
  vs: block,
  fs: block,
  uniformTypes: {
    time: 'f32', maxGap: 'f32', staleAfter: 'f32', radius: 'f32', minPixels: 'f32', maxPixels: 'f32', pixelsPerMetre: 'f32',
    depthScale: 'f32', depthOffset: 'f32', opacity: 'f32', selected: 'f32', hiddenStates: 'f32',
    colour0: 'vec4<f32>', colour1: 'vec4<f32>', colour2: 'vec4<f32>', colour3: 'vec4<f32>', ring: 'vec4<f32>',
  },
} as const satisfies ShaderModule<MovingPointsUniforms>;

/**
 * Four corners per worker, without instances or attributes: software renderers draw instances one by one, and a texture
 * takes single lines anew. Position, state and age follow `momentOf` in sample-row.ts. Size is in metres at the point's own distance, kept within
 * pixels. A disc stands upright in the picture, so its lower half would sink into the ground in front of it: its depth is
 * drawn nearer by as much as the ground comes nearer across its radius.
 */
export const vertexShader = `\
#version 300 es
#define SHADER_NAME moving-points-vertex
#define ROWS_PER_LINE ${rowsPerLine}
uniform highp sampler2D rows;
out vec4 vColour;
out vec2 vUnit;
out float vPixels;
out float vHollow;
out float vSelected;

void main(void) {
  int slot = gl_VertexID / 4;
  vec2 positions = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1) * 2.0 - 1.0;
  ivec2 texel = ivec2(4 * (slot % ROWS_PER_LINE), slot / ROWS_PER_LINE);
  vec4 oldest = texelFetch(rows, texel, 0);
  vec4 middle = texelFetch(rows, texel + ivec2(1, 0), 0);
  vec4 newest = texelFetch(rows, texel + ivec2(2, 0), 0);
  int states = int(texelFetch(rows, texel + ivec2(3, 0), 0).x);

  vec4 from = points.time < middle.w ? oldest : middle;
  vec4 to = points.time < middle.w ? middle : newest;
  float span = to.w - from.w;
  float fraction = span > 0.0 ? clamp((points.time - from.w) / span, 0.0, 1.0) : 1.0;
  if (span > points.maxGap) fraction = floor(fraction);
  float reported = fraction < 1.0 ? from.w : to.w;
  int sampleIndex = (points.time < middle.w ? 0 : 1) + (fraction < 1.0 ? 0 : 1);
  int state = (states >> (2 * sampleIndex)) & 3;
  bool selected = int(points.selected) == slot;
  bool hidden = points.time < oldest.w || (!selected && ((int(points.hiddenStates) >> state) & 1) == 1);

  geometry.worldPosition = mix(from.xyz, to.xyz, fraction);
  geometry.pickingColor = picking_getPickingColorFromIndex(float(slot));
  vec4 centre = project_position_to_clipspace(geometry.worldPosition, vec3(0.0), vec3(0.0), geometry.position);

  float distance = max(centre.w, 0.1);
  float pixels = clamp(points.radius * points.pixelsPerMetre / distance, points.minPixels, points.maxPixels);
  if (selected) pixels = pixels * 1.3 + 5.0;
  if (picking.isActive > 0.5) pixels += 3.0;
  float reach = pixels + 1.0;
  vec2 offset = positions * reach * 2.0 * project.devicePixelRatio / project.viewportSize;

  float worldRadius = reach * distance / points.pixelsPerMetre;
  vec3 sight = project.cameraPosition - geometry.position.xyz;
  float steepness = clamp(sight.z / max(length(sight), 0.1), 0.15, 1.0);
  float nearer = max(distance - worldRadius / steepness, distance * 0.5);
  float depth = (points.depthScale * -nearer + points.depthOffset) / nearer;
  vec4 place = vec4(centre.xy + offset * centre.w, depth * centre.w, centre.w);
  DECKGL_FILTER_GL_POSITION(place, geometry);
  gl_Position = hidden ? vec4(2.0, 2.0, 2.0, 1.0) : place;

  bool stale = points.time - reported > points.staleAfter;
  vColour = state == 0 ? points.colour0 : state == 1 ? points.colour1 : state == 2 ? points.colour2 : points.colour3;
  vColour.a *= points.opacity * (stale ? 0.55 : 1.0);
  DECKGL_FILTER_COLOR(vColour, geometry);
  vUnit = positions * reach;
  vPixels = pixels;
  vHollow = stale ? 1.0 : 0.0;
  vSelected = selected ? 1.0 : 0.0;
}
`;

export const fragmentShader = `\
#version 300 es
#define SHADER_NAME moving-points-fragment
precision highp float;
in vec4 vColour;
in vec2 vUnit;
in float vPixels;
in float vHollow;
in float vSelected;
out vec4 fragColor;

void main(void) {
  float r = length(vUnit);
  float edge = 0.75;
  float body = vSelected > 0.5 ? vPixels - 4.5 : vPixels;
  float disc = 1.0 - smoothstep(body - edge, body + edge, r);
  float inside = 1.0 - smoothstep(body - 1.5 - edge, body - 1.5 + edge, r);
  float alpha = disc * vColour.a * (1.0 - vHollow * inside);
  vec3 colour = vColour.rgb;
  if (vSelected > 0.5) {
    float ring = (1.0 - smoothstep(vPixels - edge, vPixels + edge, r)) * smoothstep(vPixels - 2.5 - edge, vPixels - 2.5 + edge, r);
    colour = mix(colour, points.ring.rgb, ring);
    alpha = max(alpha, ring * points.ring.a);
  }
  if (picking.isActive > 0.5) alpha = r <= vPixels ? 1.0 : 0.0;
  if (alpha < 0.05) discard;
  fragColor = vec4(colour, alpha);
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;
