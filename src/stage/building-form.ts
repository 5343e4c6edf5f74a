/**
 * GLSL: `vec3 formOf(float roof, float facing, float level, float contrast, float night)` is what light makes of a face, times
 * its own colour: faces in the light, faces turned away (by day a little cool), a little of the sky on both. `facing` is the cosine
 * between face and light, `level` that between up and light. Every drawing of buildings uses it, so that one follows another
 * without a flash.
 *
 * `vec2 riseOf(float above, float height, float night)` is how much of its upper colour a wall has at `above` metres over its foot, and
 * the light that is left there between the houses: a dark foot, and by night a climb to the roof line whatever the height.
 */
export const formSource = `
vec2 riseOf(float above, float height, float night) {
  float climb = 0.62 * smoothstep(0.0, 1.0, above / max(height, 14.0)) + 0.45 * smoothstep(0.0, 120.0, above);
  float tall = mix(smoothstep(0.0, 90.0, above), min(climb, 1.0), night);
  float shut = mix(mix(0.8, 0.56, night), 1.0, smoothstep(0.0, mix(14.0, 8.0 + 0.4 * min(height, 60.0), night), above));
  return vec2(tall, shut);
}

vec3 formOf(float roof, float facing, float level, float contrast, float night) {
  float direct = sqrt(clamp(facing, 0.0, 1.0));
  float wall = mix(0.79, 0.88, 0.5 + 0.5 * facing) + mix(0.02, 0.2, contrast) * direct - 0.06 * contrast * (1.0 - direct);
  wall *= mix(1.0, mix(0.8, 1.2, 0.5 + 0.5 * facing), night);
  float flat_ = mix(0.93, 1.03, clamp(2.0 * level, 0.0, 1.0));
  vec3 cool = mix(vec3(0.955, 0.99, 1.06), vec3(1.0), max(max(direct, roof), night));
  return mix(wall, flat_, roof) * mix(1.0, mix(1.12, 1.06, roof), night) * cool;
}`;
