import type { CityFrame } from '@/geo';
import type { LonLatPolygon } from './stage-api';

/** Where a scope lies, as a texture over a rectangle of the city frame: 1 inside, 0 outside, a ramp of a few texels between. */
export interface ScopeMask {
  readonly texture: WebGLTexture;
  /** West and north edge in city-frame metres, 1 / width, 1 / height. */
  readonly box: readonly [west: number, north: number, perWidth: number, perHeight: number];
  dispose(): void;
}

/** Texels along the longer side: 0.15 m for a cell of 250 m, 12 m for a city of 24 km. */
const longest = 2_048;
/** Empty texels around the scope, so that everything beyond the texture is outside. */
const margin = 4;

/**
 * Null when the polygons enclose nothing. The ramp is what `scopeSource` sharpens to a pixel or two at any distance; it assumes
 * nothing about the order or turn of rings, holes are where an even number of a polygon's rings surround a point.
 */
export function createScopeMask(gl: WebGL2RenderingContext, polygons: readonly LonLatPolygon[], frame: CityFrame): ScopeMask | null {
  const rings = polygons.map((polygon) => polygon.map((ring) => ring.map(([longitude, latitude]) =>
    frame.toLocal({ longitude, latitude, height: frame.origin.height }))));
  const points = rings.flat(2);
  const [west, east] = extentOf(points.map(([x]) => x));
  const [south, north] = extentOf(points.map(([, y]) => y));
  const [width, height] = [east - west, north - south];
  if (!(width > 0 && height > 0)) return null;
  const texel = Math.max(width, height) / (longest - 2 * margin);
  const columns = Math.min(longest, Math.ceil(width / texel) + 2 * margin);
  const rows = Math.min(longest, Math.ceil(height / texel) + 2 * margin);
  const canvas = new OffscreenCanvas(columns, rows);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.fillStyle = '#000';
  context.fillRect(0, 0, columns, rows);
  context.filter = 'blur(1px)';
  context.fillStyle = '#fff';
  for (const polygon of rings) {
    context.beginPath();
    for (const ring of polygon) {
      ring.forEach(([x, y], i) => context[i === 0 ? 'moveTo' : 'lineTo']((x - west) / texel + margin, (north - y) / texel + margin));
      context.closePath();
    }
    context.fill('evenodd');
  }
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, gl.RED, gl.UNSIGNED_BYTE, canvas);
  for (const axis of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, axis, gl.CLAMP_TO_EDGE);
  for (const side of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, side, gl.LINEAR);
  gl.bindTexture(gl.TEXTURE_2D, null);
  return {
    texture,
    box: [west - margin * texel, north + margin * texel, 1 / (columns * texel), 1 / (rows * texel)],
    dispose: () => gl.deleteTexture(texture),
  };
}

function extentOf(values: readonly number[]): [least: number, most: number] {
  return values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
}

/** GLSL: `float beyond(vec3 city)` is how far out of scope a city-frame point lies, 0…1. */
export const scopeSource = `
uniform highp sampler2D u_scope;
uniform vec4 u_scopeBox;
float beyond(vec3 city) {
  float inside = texture(u_scope, vec2(city.x - u_scopeBox.x, u_scopeBox.y - city.y) * u_scopeBox.zw).r;
  float edge = clamp(fwidth(inside), 0.004, 0.5);
  return 1.0 - smoothstep(0.5 - edge, 0.5 + edge, inside);
}`;
