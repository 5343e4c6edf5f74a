import { skyDirection, type SunPosition, type Vec3 } from '@/geo';
import type { Theme } from '@/state';
import { palettes, type Palette, type Rgb } from './palette';

/** What lights the city at an instant, for every engine. */
export interface Light {
  palette: Palette;
  /** Unit vector of east, north, up towards what throws the light: the sun, or by night the moon. */
  towards: Vec3;
  /** The dark look, whatever the hour. */
  night: boolean;
  /** How much stronger lit faces are than those in shade, 0…1. */
  contrast: number;
  /** Cover of a cast shadow, 0…1; 0 where none is thrown. */
  shadow: number;
  /** How bright lit windows are, 0…1. */
  lamps: number;
  /** The sun in the haze: its direction, and the colour it adds there. */
  sun: Vec3;
  glow: Rgb;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const smooth = (from: number, to: number, value: number): number => {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
};
const mix = (a: Rgb, b: Rgb, t: number): Rgb => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
const times = (a: Rgb, b: Rgb): Rgb => [a[0] * b[0], a[1] * b[1], a[2] * b[2]];
const scale = (a: Rgb, by: number): Rgb => [a[0] * by, a[1] * by, a[2] * by];

/** What light does to paper: a low sun warms it, after sunset it is cooler and a little dim, and stays a map that reads. */
const low: Rgb = [1, 0.925, 0.84];
const after: Rgb = [0.71, 0.745, 0.82];
const hazeLow: Rgb = [1, 0.9, 0.8];
const duskGlow: Record<Theme, Rgb> = { day: [0.36, 0.15, -0.06], night: [0.3, 0.13, 0.05] };

/**
 * Where the light comes from and what it does to a theme's colours. The theme stays what a person chose; inside it light
 * follows the sun. A moon stands opposite the sun, high enough to shape façades: plausible, not an ephemeris.
 */
export function lightAt(sun: SunPosition, theme: Theme): Light {
  const direct = smooth(-0.8, 5, sun.altitude);
  const dusk = smooth(-9, -1, sun.altitude) * (1 - smooth(3, 16, sun.altitude));
  const light = smooth(-9, 3, sun.altitude);
  const towards = sun.altitude > -0.8
    ? skyDirection({ azimuth: sun.azimuth, altitude: Math.max(2, sun.altitude) })
    : skyDirection({ azimuth: sun.azimuth + 180, altitude: Math.min(60, Math.max(28, -sun.altitude)) });
  const day = theme === 'day';
  return {
    palette: day ? litPaper(light, dusk) : litNight(light, dusk),
    towards,
    night: !day,
    contrast: day ? 0.35 + 0.65 * direct : 0.6 + 0.4 * direct,
    shadow: day ? 0.44 * direct : 0,
    lamps: day ? 0.8 * (1 - smooth(-7, 0, sun.altitude)) : 0.55 + 0.45 * (1 - smooth(-4, 6, sun.altitude)),
    sun: skyDirection(sun),
    glow: scale(duskGlow[theme], dusk),
  };
}

function litPaper(light: number, dusk: number): Palette {
  const tint = mix(mix(after, [1, 1, 1], light), mix(after, low, light), dusk);
  const air = mix(scale(after, 0.86), [1, 1, 1], light);
  return { ...every(palettes.day, (colour) => times(colour, tint)),
    haze: times(mix(palettes.day.haze, times(palettes.day.haze, hazeLow), dusk), air),
    selected: palettes.day.selected,
    zenith: times(palettes.day.zenith, mix([0.3, 0.34, 0.46], [1, 1, 1], light)),
  };
}

/** The dark look has its own light; the sun under or over the horizon only moves its sky and lifts it a little. */
function litNight(light: number, dusk: number): Palette {
  const base = palettes.night;
  const lift = 1 + 0.28 * light;
  return { ...every(base, (colour) => scale(colour, lift)),
    haze: mix(scale(base.haze, lift), [0.2, 0.19, 0.25], 0.3 * dusk),
    zenith: mix(base.zenith, [0.05, 0.085, 0.16], light),
  };
}

function every(palette: Palette, change: (colour: Rgb) => Rgb): Palette {
  return Object.fromEntries(Object.entries(palette).map(([name, colour]) => [name, change(colour as Rgb)])) as unknown as Palette;
}
