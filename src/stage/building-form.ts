/**
 * GLSL: `vec3 formOf(float roof, float facing, float level, float contrast, float night)` is what light makes of a face, times
 * its own colour: faces in the light, faces turned away (by day a little cool), a little of the sky on both. `facing` is the cosine
 * between face and light, `level` that between up and light. Every drawing of buildings uses it, so that one follows another
 * without a flash.
 */
export const formSource = `
vec3 formOf(float roof, float facing, float level, float contrast, float night) {
  float direct = sqrt(clamp(facing, 0.0, 1.0));
  float wall = mix(0.79, 0.88, 0.5 + 0.5 * facing) + mix(0.02, 0.2, contrast) * direct - 0.06 * contrast * (1.0 - direct);
  float flat_ = mix(0.93, 1.03, clamp(2.0 * level, 0.0, 1.0));
  vec3 cool = mix(vec3(0.955, 0.99, 1.06), vec3(1.0), max(max(direct, roof), night));
  return mix(wall, flat_, roof) * mix(1.0, mix(1.12, 1.06, roof), night) * cool;
}`;
