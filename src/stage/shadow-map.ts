import { multiply, type Mat4 } from '@/geo';
import { createProgram } from './gl-program';
import { resetGlState } from './gl-state';
import { toTexture, type ShadowFit } from './shadow-fit';
import type { CastShadows } from './shadow-source';

/** One draw of what throws shadows. */
export interface Caster {
  vertexArray: WebGLVertexArrayObject;
  /** Model → city frame. */
  toCity: Mat4;
  /** Attribute of the position; of the feature's number, −1 where features are not told apart. */
  position: number;
  feature: number;
  /** Features in a row, one texel each at `step × feature + first`; those without alpha are not there. */
  features: { texture: WebGLTexture; step: number; first: number } | null;
  indexType: number;
  indexCount: number;
  /** Bytes into the index buffer. */
  offset: number;
}

/** The sun's picture of the city: how far light comes. */
export interface ShadowMap {
  /**
   * Draws it, unless it is the one drawn last. `version` changes when features come or go. Leaves GL state as a fresh context's.
   */
  draw(fit: ShadowFit, casters: readonly Caster[], version: number): CastShadows;
  dispose(): void;
}

/** `size`: texels of its side. `draw` throws when a program does not compile, with the driver's log. */
export function createShadowMap(gl: WebGL2RenderingContext, size: number): ShadowMap {
  const texture = gl.createTexture();
  const target = gl.createFramebuffer();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.DEPTH_COMPONENT24, size, size);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_COMPARE_MODE, gl.COMPARE_REF_TO_TEXTURE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_COMPARE_FUNC, gl.LEQUAL);
  for (const axis of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, axis, gl.CLAMP_TO_EDGE);
  for (const side of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, side, gl.LINEAR);
  gl.bindFramebuffer(gl.FRAMEBUFFER, target);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.DEPTH_ATTACHMENT, gl.TEXTURE_2D, texture, 0);
  resetGlState(gl);

  const programs = new Map<string, WebGLProgram>();
  const programFor = ({ position, feature }: Caster): WebGLProgram => {
    const key = `${position} ${feature}`;
    const held = programs.get(key);
    if (held) return held;
    const locations: Record<string, number> = feature < 0 ? { a_position: position } : { a_position: position, a_feature: feature };
    const made = createProgram(gl, `#version 300 es\n${feature < 0 ? '' : '#define FEATURES\n'}${vertexSource}`, fragmentSource, locations);
    programs.set(key, made);
    return made;
  };
  let last: { toClip: Mat4; casters: readonly Caster[]; version: number; drawn: CastShadows } | null = null;

  const drawCaster = (caster: Caster, toClip: Mat4): void => {
    const program = programFor(caster);
    gl.useProgram(program);
    gl.uniformMatrix4fv(gl.getUniformLocation(program, 'u_toClip'), false, multiply(toClip, caster.toCity));
    if (caster.features) {
      gl.bindTexture(gl.TEXTURE_2D, caster.features.texture);
      gl.uniform2f(gl.getUniformLocation(program, 'u_row'), caster.features.step, caster.features.first);
    }
    gl.bindVertexArray(caster.vertexArray);
    gl.drawElements(gl.TRIANGLES, caster.indexCount, caster.indexType, caster.offset);
  };

  return {
    draw(fit, casters, version) {
      if (last && last.version === version && sameNumbers(last.toClip, fit.toClip) && sameCasters(last.casters, casters)) return last.drawn;
      resetGlState(gl);
      gl.bindFramebuffer(gl.FRAMEBUFFER, target);
      gl.drawBuffers([gl.NONE]);
      gl.viewport(0, 0, size, size);
      gl.enable(gl.DEPTH_TEST);
      gl.clear(gl.DEPTH_BUFFER_BIT);
      // Slopes are pushed away from the sun, so that faces along its light do not shade themselves.
      gl.enable(gl.POLYGON_OFFSET_FILL);
      gl.polygonOffset(1.5, 4);
      for (const caster of casters) drawCaster(caster, fit.toClip);
      resetGlState(gl);
      const drawn = { texture, toMap: toTexture(fit.toClip), size, texel: fit.texel, farthest: fit.farthest };
      last = { toClip: fit.toClip, casters, version, drawn };
      return drawn;
    },
    dispose() {
      for (const program of programs.values()) gl.deleteProgram(program);
      gl.deleteFramebuffer(target);
      gl.deleteTexture(texture);
    },
  };
}

const sameNumbers = (a: Mat4, b: Mat4): boolean => a.every((value, i) => value === b[i]);
const sameCasters = (a: readonly Caster[], b: readonly Caster[]): boolean =>
  a.length === b.length && a.every(({ vertexArray, offset }, i) => vertexArray === b[i]!.vertexArray && offset === b[i]!.offset);

const vertexSource = `
precision highp float;
uniform mat4 u_toClip;
in vec3 a_position;
#ifdef FEATURES
uniform highp sampler2D u_features;
uniform vec2 u_row;
in float a_feature;
#endif
void main() {
  gl_Position = u_toClip * vec4(a_position, 1.0);
  #ifdef FEATURES
  // Outside the clip volume: the triangle is gone.
  if (textureLod(u_features, vec2(u_row.x * floor(a_feature + 0.5) + u_row.y, 0.5), 0.0).a == 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  #endif
}`;

const fragmentSource = `#version 300 es
precision highp float;
void main() {}`;
