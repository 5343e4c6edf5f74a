import type { RoadGlow } from './road-glow';

/** Streets with lamps, metres in the city frame. */
export interface LitStreets {
  /** Of each street: how many points its line has, how wide it is, and how bright its lamps are, 0…255; those with 0 are dark. */
  corners: Uint16Array;
  width: Float32Array;
  lamp: Uint8Array;
  /** East and north, point after point. */
  points: Float32Array;
}

/** Texels along the longer side: 12 m for a city of 24 km. */
const longest = 2_048;
const margin = 6;
/** Metres by which the light reaches beyond the kerb before it softens. */
const beside = 5;

/**
 * Null where there are no streets, or the browser paints no pictures. On the processor: without a graphics card the GPU's process takes
 * twenty times as long for the blur, and draws nothing else meanwhile.
 */
export function paintRoadGlow({ corners, width: wide, lamp, points }: LitStreets): RoadGlow | null {
  const [west, east, south, north] = extentOf(points);
  const [width, height] = [east - west, north - south];
  if (!(width > 0 && height > 0)) return null;
  const texel = Math.max(width, height) / (longest - 2 * margin);
  const [columns, rows] = [width, height].map((side) => Math.min(longest, Math.ceil(side / texel) + 2 * margin)) as [number, number];
  const lines = new OffscreenCanvas(columns, rows);
  const picture = new OffscreenCanvas(columns, rows);
  const context = lines.getContext('2d', { willReadFrequently: true });
  const soft = picture.getContext('2d', { willReadFrequently: true });
  if (!context || !soft) return null;
  context.fillStyle = '#000';
  context.fillRect(0, 0, columns, rows);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  // Brighter ones are painted over dimmer ones.
  for (const strength of [...new Set(lamp)].filter((each) => each > 0).toSorted((a, b) => a - b)) {
    context.strokeStyle = `rgb(${strength} 0 0)`;
    for (let street = 0, first = 0; street < lamp.length; first += corners[street++]!) {
      if (lamp[street] !== strength) continue;
      context.lineWidth = Math.max(1.4, (wide[street]! + 2 * beside) / texel);
      context.beginPath();
      for (let i = first; i < first + corners[street]!; i++) {
        context[i === first ? 'moveTo' : 'lineTo']((points[i * 2]! - west) / texel + margin, (north - points[i * 2 + 1]!) / texel + margin);
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
  const { data } = soft.getImageData(0, 0, columns, rows);
  const light = new Uint8Array(columns * rows);
  for (let i = 0; i < light.length; i++) light[i] = data[i * 4]!;
  return { light, width: columns, height: rows, box: [west - margin * texel, north + margin * texel, 1 / (columns * texel), 1 / (rows * texel)] };
}

function extentOf(points: Float32Array): [west: number, east: number, south: number, north: number] {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    west = Math.min(west, points[i]!);
    east = Math.max(east, points[i]!);
    south = Math.min(south, points[i + 1]!);
    north = Math.max(north, points[i + 1]!);
  }
  return [west, east, south, north];
}
