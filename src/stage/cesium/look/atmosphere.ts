import { Cartesian3, Color, PostProcessStage, type Scene } from 'cesium';
import type { Theme } from '@/state';
import { palettes } from './palette';
import { vec3 } from './shader-values';

export interface Atmosphere {
  setTheme(theme: Theme): void;
  dispose(): void;
}

/** Height above which the earth is seen as a planet: imagery comes in and the haze goes, metres. */
const planetFrom = 60_000;
const planetFull = 400_000;

/**
 * One light for the whole picture: the sky's gradient where nothing was drawn, and haze that fades the far city into
 * it. A post-process on Cesium's colour and depth, so globe, ground and buildings fade alike. `up` is the ellipsoid
 * normal at the city, earth-centred.
 */
export function createAtmosphere(scene: Scene, initial: Theme, up: Cartesian3): Atmosphere {
  let palette = palettes[initial];
  scene.skyBox = undefined as never;
  scene.sun = undefined as never;
  scene.moon = undefined as never;
  scene.skyAtmosphere = undefined as never;
  scene.fog.enabled = false;
  scene.globe.showGroundAtmosphere = false;
  scene.globe.enableLighting = false;

  const height = (): number => Math.max(2, scene.camera.positionCartographic.height);
  const stage = new PostProcessStage({
    name: 'metroscope-atmosphere',
    fragmentShader,
    uniforms: {
      u_haze: () => vec3(palette.haze),
      u_zenith: () => vec3(palette.zenith),
      u_land: () => vec3(palette.land),
      u_height: height,
      u_up: () => up,
      u_hazeDistance: () => 9_000 + 7 * height(),
      u_planet: () => smoothstep(planetFrom, planetFull, height()),
    },
  });
  scene.postProcessStages.add(stage);

  const applyGlobe = (theme: Theme): void => {
    const [r, g, b] = palette.land;
    scene.globe.baseColor = new Color(r, g, b, 1);
    scene.backgroundColor = new Color(...palette.haze, 1);
    const imagery = scene.imageryLayers.length > 0 ? scene.imageryLayers.get(0) : null;
    if (!imagery) return;
    imagery.brightness = theme === 'night' ? 0.32 : 1.05;
    imagery.saturation = theme === 'night' ? 0.35 : 0.6;
  };
  const fadeImagery = scene.preUpdate.addEventListener(() => {
    if (scene.imageryLayers.length === 0) return;
    const imagery = scene.imageryLayers.get(0);
    imagery.alpha = smoothstep(planetFrom, planetFull, height());
    imagery.show = imagery.alpha > 0;
  });
  applyGlobe(initial);

  return {
    setTheme(theme) {
      palette = palettes[theme];
      applyGlobe(theme);
    },
    dispose() {
      fadeImagery();
      scene.postProcessStages.remove(stage);
    },
  };
}

function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

const fragmentShader = `
uniform sampler2D colorTexture;
uniform sampler2D depthTexture;
uniform vec3 u_haze;
uniform vec3 u_zenith;
uniform vec3 u_land;
uniform vec3 u_up;
uniform float u_height;
uniform float u_hazeDistance;
uniform float u_planet;
in vec2 v_textureCoordinates;

void main() {
  vec4 colour = texture(colorTexture, v_textureCoordinates);
  float depth = texture(depthTexture, v_textureCoordinates).r;
  vec2 clip = v_textureCoordinates * 2.0 - 1.0;
  vec4 far = czm_inverseProjection * vec4(clip, 1.0, 1.0);
  vec3 ray = normalize(far.xyz / far.w);
  float rise = dot(ray, normalize((czm_viewRotation * u_up).xyz));
  // The horizon lies below eye level by sqrt(2h/R).
  float below = -rise - sqrt(2.0 * u_height / 6371000.0);
  if (depth >= 1.0 && (below <= 0.0 || u_planet > 0.0)) {
    vec3 sky = mix(u_haze, u_zenith, smoothstep(-0.02, 0.42, rise));
    // Grain below one step of 8 bits per channel hides the steps of a long gradient.
    float grain = fract(sin(dot(gl_FragCoord.xy, vec2(12.9898, 78.233))) * 43758.5453) - 0.5;
    out_FragColor = vec4(mix(sky, u_zenith * 0.35, u_planet) + grain / 255.0, 1.0);
    return;
  }
  // Cesium's logarithmic depth: log2(1 + w − near) / log2(1 + far − near), w along the line of sight.
  float w = exp2(depth * czm_log2FarDepthFromNearPlusOne) - 1.0 + czm_currentFrustum.x;
  // Until the globe's own tiles are there, what is below the horizon is plain land.
  float distanceToEye = depth >= 1.0 ? u_height / -rise : w / -ray.z;
  vec3 seen = depth >= 1.0 ? u_land : colour.rgb;
  float haze = 1.0 - exp(-pow(distanceToEye / u_hazeDistance, 1.6));
  out_FragColor = vec4(mix(seen, u_haze, haze * (1.0 - u_planet)), 1.0);
}
`;
