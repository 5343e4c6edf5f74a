/**
 * GLSL of lit windows, in storeys of 3.1 m and bays of 3.2 m. `buildingShare(share, seed)` is the share of one building's flats or floors
 * that are lit, `officeOf(height, seed)` whether people work there (1) or live there (0), `farGlow` how bright its wall is where windows are too
 * small to be told apart, and `farLamp` in which colour. `windowGlow` is the light of one wall: `facade` metres along it and above its
 * foot; `glass` comes back as the share of glass there, `lamp` as the colour of its light. What is smaller than a pixel is averaged, not sampled.
 */
export const windowSource = `
const vec3 warmLamp = vec3(1.0, 0.74, 0.42);
const vec3 coolLamp = vec3(0.84, 0.91, 1.0);

float officeOf(float height, float seed) {
  return step(0.6, fract(seed * 91.73)) * step(26.0, height);
}

float buildingShare(float share, float seed) {
  return share * (0.35 + 1.3 * fract(seed * 57.31));
}

vec3 farLamp(float office) {
  return mix(vec3(1.0, 0.68, 0.34), vec3(0.86, 0.86, 0.86), office);
}

float farGlow(vec2 facade, float share, float seed) {
  float wave = facade.y * 0.11 + facade.x * 0.031 + seed * 70.0;
  float mottled = sin(wave + 1.7 * sin(facade.x * 0.047 + seed * 40.0)) * sin(0.37 * wave + facade.x * 0.023);
  return share * (0.6 + 0.22 * mottled);
}

// What comes interpolated differs a little from pixel to pixel, and the hash makes it large: a lit window would be speckled.
float hash(vec2 cell, float seed) {
  vec3 p = fract(vec3(cell.xyx) * vec3(0.1031, 0.1030, 0.0973) + floor(seed * 4096.0 + 0.5) * (7.31 / 4096.0));
  p += dot(p, p.yzx + 33.33);
  return fract((p.x + p.y) * p.z);
}

// Share of a pixel, size wide and at x of its cell, that lies between two bounds of the cell.
float span(float x, float from, float to, float size) {
  return clamp((min(x + 0.5 * size, to) - max(x - 0.5 * size, from)) / size, 0.0, 1.0);
}

float windowGlow(vec2 facade, float height, float share, float seed, out float glass, out float slab, out vec3 lamp) {
  vec2 grid = facade / vec2(3.2, 3.1);
  vec2 size = max(fwidth(grid), 1e-4);
  float fine = 1.0 - smoothstep(0.3, 0.75, max(size.x, size.y));
  vec2 cell = floor(grid);
  vec2 within = grid - cell;
  float office = officeOf(height, seed);
  float pane = span(within.x, mix(0.24, 0.08, office), mix(0.76, 0.92, office), size.x) * span(within.y, 0.3, mix(0.76, 0.84, office), size.y);
  glass = mix(mix(0.24, 0.45, office), pane, fine);
  slab = fine * span(within.y, 0.0, 0.09, size.y);

  // Whole flats of three bays, or stretches of a floor, are lit together; in a flat not every room is.
  vec2 unit = vec2(floor(cell.x / mix(3.0, 13.0, office)), cell.y);
  float who = hash(unit + 31.0 * office, seed);
  float room = hash(cell + 17.0, seed);
  float on = step(who, share) * mix(step(room, 0.72), step(room, 0.94), office);
  float bright = on * mix(0.5 + 0.5 * fract(room * 13.7), 0.62 + 0.2 * fract(who * 13.7), office);
  // Staircases stay lit all night, dimly.
  float stairs = (1.0 - office) * step(mod(cell.x + floor(seed * 9.0), 9.0), 0.5) * step(8.0, height) * step(0.35, fract(seed * 33.1));
  bright = max(bright, 0.34 * stairs);
  float cool = max(office * step(fract(who * 7.3), 0.7), step(0.86, fract(who * 29.3)));
  lamp = mix(farLamp(office), mix(warmLamp, coolLamp, cool), fine);
  return mix(farGlow(facade, share, seed), 1.25 * pane * bright, fine);
}`;
