import { formSource } from '../../building-form';

/**
 * Fragment shader of the buildings. What it returns is multiplied by the feature's colour afterwards, so painted buildings
 * come out pale here. `u_light` and `u_up` are earth-centred directions.
 */
export const buildingShader = `
${formSource}
float hash(vec2 cell, float seed) {
  vec3 p = fract(vec3(cell.xyx) * vec3(0.1031, 0.1030, 0.0973) + seed * 7.31);
  p += dot(p, p.yzx + 33.33);
  return fract((p.x + p.y) * p.z);
}

// Which of the cells of 2^level by 2^level windows are lit, and how brightly: far away walls still sparkle.
float cluster(vec2 grid, float level, float share, float seed) {
  float random = hash(floor(grid / exp2(level)) + 31.0 * level, seed);
  return step(random, share) * (0.45 + 0.55 * random / max(share, 0.01));
}

void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec2 facade = fsInput.attributes.texCoord_0;
  float height = fsInput.attributes.texCoord_1.x;
  float seed = fsInput.attributes.texCoord_1.y;
  vec3 normal = normalize(fsInput.attributes.normalEC);
  vec3 up = normalize((czm_viewRotation3D * u_up).xyz);
  vec3 light = normalize((czm_viewRotation3D * u_light).xyz);
  float distanceToEye = length(fsInput.attributes.positionEC);

  vec3 bytes = vec3(255.0);
  #ifdef HAS_SELECTED_FEATURE_ID
  SelectedFeature own;
  selectedFeatureIdStage(own, fsInput.featureIds);
  bytes = floor(own.color.rgb * 255.0 + 0.5);
  #endif
  float selected = 1.0 - mod(bytes.r, 2.0);
  float painted = bytes.r < 254.0 || bytes.g < 255.0 || bytes.b < 255.0 ? 1.0 : 0.0;

  float roof = smoothstep(0.35, 0.7, dot(normal, up));
  float above = clamp(facade.y, 0.0, height);
  float tall = smoothstep(0.0, 90.0, above);

  // The base darkens into the street.
  float facing = dot(normal, light);
  float direct = sqrt(clamp(facing, 0.0, 1.0));
  float occlusion = mix(mix(0.8, 0.62, u_night), 1.0, smoothstep(0.0, 14.0, above));

  vec3 wall = mix(u_wallLow, u_wallHigh, tall);
  vec3 base = mix(wall, mix(u_roof, u_wallHigh, 0.5 * tall), roof);
  vec3 colour = base * formOf(roof, facing, dot(up, light), u_contrast, u_night) * mix(occlusion, 1.0, roof);
  colour *= 0.95 + 0.1 * seed;

  // Windows on a grid of 3.2 m by one storey; they melt into their average before they would alias.
  vec2 grid = vec2(facade.x / 3.2, above / 3.1);
  vec2 size = fwidth(grid);
  float detail = 1.0 - smoothstep(0.2, 0.55, max(size.x, size.y));
  vec2 cell = floor(grid);
  vec2 within = fract(grid);
  float isWindow = step(0.24, within.x) * step(within.x, 0.78) * step(0.3, within.y) * step(within.y, 0.78);
  float onWall = (1.0 - roof) * step(1.2, above) * step(above, height - 0.7) * step(5.0, height);
  float random = hash(cell, seed);
  float buildingShare = u_litShare * (0.35 + 1.3 * hash(vec2(3.0, 7.0), seed));
  float lit = step(random, buildingShare) * step(0.01, u_lamps);
  float glass = mix(0.292, isWindow, detail) * onWall;
  colour *= 1.0 - glass * mix(0.17, 0.25, u_night) * (1.0 - u_lamps * lit * detail);
  vec3 lamp = mix(vec3(1.0, 0.76, 0.44), vec3(0.86, 0.91, 1.0), step(0.82, hash(cell + 17.0, seed)));
  float near_ = isWindow * lit * (0.55 + 0.45 * random / max(buildingShare, 0.01));
  // Each level is drawn where its cells are two to three pixels wide, and melts into the next.
  float level = clamp(log2(max(max(size.x, size.y), 1e-4) * 2.0), 0.0, 4.0);
  float far_ = mix(cluster(grid, floor(level), buildingShare, seed), cluster(grid, floor(level) + 1.0, buildingShare, seed), smoothstep(0.3, 0.7, fract(level)));
  float glow = mix(mix(buildingShare * 0.42, 0.62 * far_, 0.75 - 0.1 * level), near_, detail);
  lamp = mix(vec3(1.0, 0.71, 0.36), lamp, detail);
  float lamps = u_lamps * onWall * glow * (1.0 - 0.75 * u_painted);
  colour = mix(mix(colour, lamp, lamps), colour + lamps * lamp, u_night);

  // A fine line along the top edge separates a building from the one behind it.
  float rimWidth = max(0.5, 1.2 * fwidth(facade.y));
  float rim = (1.0 - roof) * smoothstep(height - rimWidth, height, facade.y) * (1.0 - smoothstep(900.0, 5000.0, distanceToEye));
  float rimmed = rim * mix(0.55, 0.5, u_night) * smoothstep(6.0, 40.0, height);
  colour = mix(colour, u_rim, rimmed);

  // What paint is multiplied by: nearly white, with just enough form to tell faces apart.
  float paper = mix(mix(0.80, 0.97, direct) * mix(0.9, 1.0, occlusion), 1.0, roof);
  paper = mix(paper * (1.0 - 0.06 * glass), 1.0, 0.8 * rimmed);
  vec3 pale = vec3(paper) + 0.35 * lamps * (1.0 - roof);
  colour *= mix(1.0, mix(1.0, 0.8, u_night), u_painted);
  colour = mix(colour, pale, painted);

  vec3 chosen = u_selected * mix(0.84 + 0.16 * direct, 1.0, roof);
  colour = mix(colour, max(colour, mix(chosen, vec3(1.0), 0.5 * rimmed)), selected * (1.0 - painted));

  // Cesium takes what comes out as linear light and encodes it.
  material.diffuse = czm_srgbToLinear(colour);
}
`;
