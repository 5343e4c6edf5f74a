import { invertRigid, transformDirection } from '@/geo';
import { airSource, createAirUniforms } from './air';
import type { CityDepth, FrameCamera } from './engine';
import { createScreenProgram } from './gl-program';
import type { Light } from './light';
import { lampLight, roadGlowSource, type GlowTexture } from './road-glow';
import { scopeSource, type ScopeMask } from './scope-mask';
import { shadowSource, type CastShadows } from './shadow-source';

/** What lies on the city and in front of it, painted over Cesium's picture. */
export interface SurfacePass {
  /** Shade, lamp light, dimming and air in one triangle, and the depth for the overlays. The depth test must be on and pass always. */
  draw(depth: CityDepth, camera: FrameCamera, light: Light, on: Surface): void;
  dispose(): void;
}

/** What lies on the city in a frame; null for what does not. */
export interface Surface {
  shadows: CastShadows | null;
  scope: ScopeMask | null;
  /** `ground`: see `glowGround`. */
  glow: (GlowTexture & { ground: number }) | null;
}

/** How far what is out of scope turns towards the palette's `beyond`, 0…1. */
const dimming = { day: 0.62, night: 0.68 };

interface Variant {
  program: WebGLProgram;
  at(name: string): WebGLUniformLocation | null;
  setAir(camera: FrameCamera, light: Light): void;
}

/** Programs are compiled when a frame first needs them. `draw` throws when one does not compile, with the driver's log. */
export function createSurfacePass(gl: WebGL2RenderingContext): SurfacePass {
  const vertexArray = gl.createVertexArray();
  const variants = new Map<string, Variant>();
  const variantOf = (defines: string): Variant => {
    const held = variants.get(defines);
    if (held) return held;
    const program = createScreenProgram(gl, sourceWith(defines));
    const locations = new Map<string, WebGLUniformLocation | null>();
    const at = (name: string): WebGLUniformLocation | null => {
      if (!locations.has(name)) locations.set(name, gl.getUniformLocation(program, name));
      return locations.get(name)!;
    };
    const made = { program, at, setAir: createAirUniforms(gl, program) };
    variants.set(defines, made);
    return made;
  };
  variantOf('');
  const bind = (unit: number, texture: WebGLTexture, at: WebGLUniformLocation | null): void => {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.uniform1i(at, unit);
  };

  return {
    draw(depth, camera, light, { shadows, scope, glow }) {
      const { program, at, setAir } = variantOf(`${shadows ? '#define SHADOWS\n' : ''}${scope ? '#define SCOPE\n' : ''}${glow ? '#define GLOW\n' : ''}`);
      gl.useProgram(program);
      gl.bindVertexArray(vertexArray);
      bind(0, depth.texture, at('u_depth'));
      gl.uniform4f(at('u_range'), depth.near, depth.far, camera.near, camera.far);
      setAir(camera, light);
      if (shadows || scope || glow) gl.uniformMatrix4fv(at('u_toCity'), false, invertRigid(camera.viewMatrix));
      if (shadows) {
        bind(1, shadows.texture, at('u_shadowMap'));
        gl.uniformMatrix4fv(at('u_toMap'), false, shadows.toMap);
        gl.uniform3f(at('u_shadowScale'), shadows.texel, 1 / shadows.size, shadows.farthest);
        gl.uniform3f(at('u_light'), ...transformDirection(camera.viewMatrix, light.towards));
        gl.uniform4f(at('u_shade'), ...light.palette.shade, light.shadow);
      }
      if (scope) {
        bind(2, scope.texture, at('u_scope'));
        gl.uniform4f(at('u_scopeBox'), ...scope.box);
        gl.uniform4f(at('u_beyond'), ...light.palette.beyond, light.night ? dimming.night : dimming.day);
      }
      if (glow) {
        bind(3, glow.texture, at('u_roadGlow'));
        gl.uniform4f(at('u_roadGlowBox'), ...glow.box);
        gl.uniform4f(at('u_roadGlowLight'), ...lampLight(light), glow.ground);
      }
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    },
    dispose() {
      for (const { program } of variants.values()) gl.deleteProgram(program);
      gl.deleteVertexArray(vertexArray);
    },
  };
}

/** `u_range`: near and far of the city's logarithmic depth, near and far of the overlay's frustum. */
const sourceWith = (defines: string): string => `#version 300 es
${defines}
precision highp float;
uniform highp sampler2D u_depth;
uniform vec4 u_range;
in vec2 v_at;
out vec4 colour;
${airSource}

float depthAt(vec2 at) {
  return exp2(textureLod(u_depth, at, 0.0).r * log2(u_range.y - u_range.x + 1.0)) - 1.0 + u_range.x;
}
vec3 eyeAt(vec2 at, float w) {
  return vec3(mix(u_tangents.xz, u_tangents.yw, at), -1.0) * w;
}
#if defined(SHADOWS) || defined(SCOPE) || defined(GLOW)
uniform mat4 u_toCity;
#endif
#ifdef SHADOWS
/** What shade turns towards, and how far. */
uniform vec4 u_shade;
${shadowSource}
#endif
#ifdef GLOW
${roadGlowSource}
#endif
#ifdef SCOPE
uniform vec4 u_beyond;
${scopeSource}
#endif

/** Lays a colour over what is there with a cover of 0…1. */
vec4 lay(vec4 below, vec3 above, float cover) {
  return vec4(mix(below.rgb, above, cover), 1.0 - (1.0 - below.a) * (1.0 - cover));
}

void main() {
  float depth = textureLod(u_depth, v_at, 0.0).r;
  bool empty = depth >= 1.0;
  float w = depthAt(v_at);
  float overlay = (u_range.w / (u_range.w - u_range.z)) * (1.0 - u_range.z / w);
  gl_FragDepth = empty ? 1.0 : clamp(overlay, 0.0, 1.0);
  colour = vec4(0.0);
  #ifdef SHADOWS
  if (!empty) colour = lay(colour, u_shade.rgb, u_shade.a * inShade(v_at, w, eyeAt(v_at, w)));
  #endif
  #ifdef GLOW
  if (!empty) colour.rgb += roadGlow((u_toCity * vec4(eyeAt(v_at, w), 1.0)).xyz);
  #endif
  #ifdef SCOPE
  float out_ = beyond((u_toCity * vec4(eyeAt(v_at, w), 1.0)).xyz);
  if (!empty) colour = lay(colour, u_beyond.rgb, u_beyond.a * out_);
  #endif
  vec4 front = air(v_at, empty, w);
  colour = lay(colour, front.rgb, front.a);
}`;
