import { semiMajorAxis, type CityFrame } from '@/geo';
import { groundClasses, overviewUnit, overviewWidthUnit, type GroundClass, type Overview } from '@/model';
import type { Light } from './light';
import type { Rgb } from './palette';

/** The light street lamps throw on what is around them, as a picture of the whole city from above: red, 0…255. */
export interface RoadGlow {
  picture: OffscreenCanvas;
  box: GlowBox;
}

/** West and north edge in city-frame metres, 1 / width, 1 / height. */
export type GlowBox = readonly [west: number, north: number, perWidth: number, perHeight: number];

/** How bright the lamps of a class are, 0…1; dimmest first, since brighter ones are painted over them. */
const lamps: readonly (readonly [GroundClass, number])[] = [['local', 0.3], ['secondary', 0.58], ['primary', 0.8], ['motorway', 1]];
/** Texels along the longer side: 12 m for a city of 24 km. */
const longest = 2_048;
const margin = 6;
/** Metres by which the light reaches beyond the kerb before it softens. */
const beside = 5;
/** Of sodium and warm LED lamps together, sRGB. */
const lampColour: Rgb = [0.4, 0.235, 0.1];
/** Metres in which the light fades upwards. */
const glowRise = 13;

/** Null where there are no streets, or the browser paints no pictures. */
export function paintRoadGlow({ ways }: Overview): RoadGlow | null {
  const [west, east, south, north] = extentOf(ways.points);
  const [width, height] = [east - west, north - south];
  if (!(width > 0 && height > 0)) return null;
  const texel = Math.max(width, height) / (longest - 2 * margin);
  const [columns, rows] = [width, height].map((side) => Math.min(longest, Math.ceil(side / texel) + 2 * margin)) as [number, number];
  const lines = new OffscreenCanvas(columns, rows);
  const picture = new OffscreenCanvas(columns, rows);
  const context = lines.getContext('2d');
  const soft = picture.getContext('2d');
  if (!context || !soft) return null;
  context.fillStyle = '#000';
  context.fillRect(0, 0, columns, rows);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const [name, strength] of lamps) {
    context.strokeStyle = `rgb(${Math.round(strength * 255)} 0 0)`;
    const kind = groundClasses.indexOf(name);
    for (let way = 0, first = 0; way < ways.ground.length; first += ways.corners[way++]!) {
      if (ways.ground[way] !== kind) continue;
      context.lineWidth = Math.max(1.4, (ways.width[way]! * overviewWidthUnit + 2 * beside) / texel);
      context.beginPath();
      for (let i = first; i < first + ways.corners[way]!; i++) {
        const [x, y] = [ways.points[i * 2]! * overviewUnit, ways.points[i * 2 + 1]! * overviewUnit];
        context[i === first ? 'moveTo' : 'lineTo']((x - west) / texel + margin, (north - y) / texel + margin);
      }
      context.stroke();
    }
  }
  // A bright seam along the street, and a faint light over the blocks beside it.
  soft.filter = 'blur(1.3px)';
  soft.drawImage(lines, 0, 0);
  soft.globalCompositeOperation = 'lighter';
  soft.globalAlpha = 0.55;
  soft.filter = 'blur(7px)';
  soft.drawImage(lines, 0, 0);
  return { picture, box: [west - margin * texel, north + margin * texel, 1 / (columns * texel), 1 / (rows * texel)] };
}

function extentOf(points: Int32Array): [west: number, east: number, south: number, north: number] {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    west = Math.min(west, points[i]!);
    east = Math.max(east, points[i]!);
    south = Math.min(south, points[i + 1]!);
    north = Math.max(north, points[i + 1]!);
  }
  return [west * overviewUnit, east * overviewUnit, south * overviewUnit, north * overviewUnit];
}

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
export function createGlowTexture(gl: WebGL2RenderingContext, { picture, box }: RoadGlow): GlowTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, gl.RED, gl.UNSIGNED_BYTE, picture);
  gl.generateMipmap(gl.TEXTURE_2D);
  for (const axis of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, axis, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  gl.bindTexture(gl.TEXTURE_2D, null);
  return { texture, box, dispose: () => gl.deleteTexture(texture) };
}
