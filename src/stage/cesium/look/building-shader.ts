import { formSource } from '../../building-form';
import { windowSource } from '../../windows';

/**
 * Fragment shader of the buildings. What it returns is multiplied by the feature's colour afterwards, so painted buildings
 * come out pale here. `u_light` and `u_up` are earth-centred directions.
 */
export const buildingShader = `
${formSource}
${windowSource}

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

  // The base darkens into the street.
  float facing = dot(normal, light);
  float direct = sqrt(clamp(facing, 0.0, 1.0));
  vec2 rise = riseOf(above, height, u_night);
  float occlusion = rise.y;

  vec3 wall = mix(u_wallLow, u_wallHigh, rise.x);
  vec3 base = mix(wall, mix(u_roof, u_wallHigh, 0.5 * smoothstep(0.0, 90.0, above)), roof);
  vec3 colour = base * formOf(roof, facing, dot(up, light), u_contrast, u_night) * mix(occlusion, 1.0, roof);
  colour *= 0.95 + 0.1 * seed;

  // Windows in rows of floors and bays; they melt into their average before they would alias.
  float glass;
  float slab;
  vec3 lamp;
  float glow = windowGlow(vec2(facade.x, above), height, buildingShare(u_litShare, seed), seed, glass, slab, lamp);
  float onWall = (1.0 - roof) * step(1.2, above) * step(above, height - 0.7) * step(5.0, height);
  glass *= onWall;
  float lamps = u_lamps * onWall * glow * (1.0 - 0.75 * u_painted);
  colour *= 1.0 - glass * mix(0.17, 0.3, u_night) * (1.0 - min(1.0, 2.0 * lamps));
  colour *= 1.0 + onWall * slab * mix(-0.07, 0.1, u_night);
  colour = mix(mix(colour, lamp, lamps), colour + lamps * lamp, u_night);

  // A fine line along the top edge separates a building from the one behind it.
  float rimWidth = max(0.5, 1.2 * fwidth(facade.y));
  float rim = (1.0 - roof) * smoothstep(height - rimWidth, height, facade.y) * (1.0 - smoothstep(900.0, 5000.0, distanceToEye));
  float rimmed = rim * mix(0.55, 0.62, u_night) * smoothstep(6.0, 40.0, height);
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
