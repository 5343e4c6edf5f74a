import { groundClasses, type GroundClass } from '@/model';
import type { Theme } from '@/state';

/** Thinnest width in CSS pixels of what is drawn as a line, and metres per pixel at which it has faded away. */
const lines: Partial<Record<GroundClass, { pixels: number; fadeAt: number }>> = {
  motorway: { pixels: 2.2, fadeAt: 900 },
  primary: { pixels: 1.7, fadeAt: 260 },
  secondary: { pixels: 1.4, fadeAt: 90 },
  local: { pixels: 1.1, fadeAt: 26 },
  service: { pixels: 0.9, fadeAt: 9 },
  path: { pixels: 0.8, fadeAt: 5 },
  railway: { pixels: 1, fadeAt: 40 },
  shore: { pixels: 1.2, fadeAt: 45 },
};

/** CSS pixels by which a casing stands out beside its road, beyond its own metres. */
const casingPixels = 0.6;
const casingIndex = groundClasses.indexOf('casing');

const classIndex = (name: GroundClass): string => groundClasses.indexOf(name).toFixed(1);

/** How much of its colour a road keeps where it is wide enough to be a surface, 0…1. */
export const surfaceStrength: Record<Theme, number> = { night: 0.42, day: 0.9 };

/** GLSL that returns a value by ground class. */
export const perGroundClass = (value: (name: GroundClass) => string): string =>
  groundClasses.map((name, index) => `if (ground < ${index}.5) return ${value(name)};`).join('\n  ');

/**
 * GLSL for ways: `halfWidth(ground, metresPerPixel)` is half the thinnest width in metres, `outset(ground, metresPerPixel)` how far its
 * edges move out beyond that, `lineStrength(ground, half, metresPerPixel, surface)` how much of its colour a way of that half width shows, 0…1.
 */
export const lineSource = `
float minimumPixels(float ground) {
  ${perGroundClass((name) => (lines[name]?.pixels ?? 0).toFixed(2))}
  return 0.0;
}

float fadeAt(float ground) {
  ${perGroundClass((name) => (lines[name]?.fadeAt ?? 1e9).toFixed(1))}
  return 1e9;
}

float halfWidth(float ground, float metresPerPixel) {
  return 0.5 * minimumPixels(ground) * metresPerPixel;
}

float casing(float ground) {
  return step(${casingIndex - 0.5}, ground) * step(ground, ${casingIndex + 0.5});
}

float outset(float ground, float metresPerPixel) {
  return casing(ground) * ${casingPixels.toFixed(2)} * metresPerPixel;
}

float lineStrength(float ground, float half_, float metresPerPixel, float surface) {
  // A road has edges where it is wide enough to be a surface.
  if (casing(ground) > 0.5) return smoothstep(4.0, 10.0, 2.0 * half_ / metresPerPixel);
  if (minimumPixels(ground) == 0.0) return 1.0;
  float fade = fadeAt(ground);
  // Far away a road is a line that fades; close by, where it is a surface, it steps back behind what stands on it.
  float calm = mix(1.0, surface, smoothstep(3.0, 14.0, 2.0 * half_ / metresPerPixel));
  float thin = mix(0.6, 1.0, clamp(half_ / max(halfWidth(ground, metresPerPixel), 1e-6), 0.0, 1.0));
  return (1.0 - smoothstep(0.35 * fade, fade, metresPerPixel)) * thin * calm;
}`;


/**
 * GLSL: `float threadOf(float ground, float across, float wide, float night)` is what by night becomes of a way's strength `across` of the way
 * from its middle to its edge, 0…1, `wide` CSS pixels from edge to edge: a dim roadway with a bright thread along its middle.
 */
export const threadSource = `
float threadOf(float ground, float across, float wide, float night) {
  float road = step(${classIndex('motorway')} - 0.5, ground) * step(ground, ${classIndex('local')} + 0.5);
  float off = across * wide * 0.5 / max(1.15, 0.09 * wide);
  float thread = 0.5 + 1.05 * exp(-off * off);
  return mix(1.0, thread, night * road * smoothstep(2.2, 6.0, wide));
}`;

/** GLSL: `vec3 sheenOf(float ground, vec3 colour, vec3 haze, float down)`: water mirrors the sky the more, the flatter it is seen; `down` is the cosine between the line of sight and up. */
export const sheenSource = `
vec3 sheenOf(float ground, vec3 colour, vec3 haze, float down) {
  float water = step(${classIndex('water')} - 0.5, ground) * step(ground, ${classIndex('water')} + 0.5);
  float flat_ = 1.0 - clamp(-down, 0.0, 1.0);
  return mix(colour, haze, water * 0.75 * flat_ * flat_ * flat_);
}`;
