/** sRGB, 0…255. */
export type Rgb = readonly [r: number, g: number, b: number];

/**
 * Viridis (Smith & van der Walt, matplotlib 2015), sampled at ninths: even in lightness for every kind of colour vision. Its dark
 * end stays lighter than the night's ground, so that low values do not sink into it.
 */
const stops: readonly Rgb[] = [
  [72, 40, 120], [62, 73, 137], [49, 104, 142], [38, 130, 142], [31, 158, 137], [53, 183, 121], [110, 206, 88], [181, 222, 43], [253, 231, 37],
];

/** Colour of a share 0…1 of the ramp; beyond its ends the end. */
export function rampColour(share: number): Rgb {
  const at = Math.min(1, Math.max(0, share)) * (stops.length - 1);
  const i = Math.min(stops.length - 2, Math.floor(at));
  const [from, to] = [stops[i]!, stops[i + 1]!];
  const mix = (k: 0 | 1 | 2): number => Math.round(from[k] + (to[k] - from[k]) * (at - i));
  return [mix(0), mix(1), mix(2)];
}

/** The ramp as a CSS gradient from left to right. */
export const rampGradient = (): string => `linear-gradient(to right, ${stops.map(css).join(', ')})`;

export const css = ([r, g, b]: Rgb): string => `rgb(${r} ${g} ${b})`;

/** Round values for a scale between `low` and `high`, about `wanted` of them: steps of 1, 2 or 5 times a power of ten. */
export function ticks(low: number, high: number, wanted: number): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999)!;
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
