import type { Theme } from '@/state';
import { airSource, createAirUniforms } from './air';
import type { FrameCamera } from './engine';
import { createScreenProgram } from './gl-program';
import { resetGlState } from './gl-state';

/** Cesium's depth of the frame just drawn: logarithmic between near and far metres (`log2(1 + w − near)` scaled to 0…1). */
export interface CityDepth {
  texture: WebGLTexture;
  near: number;
  far: number;
}

/** Carries the city's depth over to the engines that draw after it, and reads it for picking. */
export interface DepthHandover {
  /**
   * Clears the canvas' depth and, where there is a city, paints the air in front of it and writes its depth as the
   * overlay frustum has it: one pass, since both begin with the city's depth.
   */
  apply(depth: CityDepth | null, camera: FrameCamera, theme: Theme): void;
  /** Metres along the line of sight to the city at a CSS pixel of the last frame; null where there is none. */
  read(x: number, y: number): number | null;
  dispose(): void;
}

export function createDepthHandover(gl: WebGL2RenderingContext): DepthHandover {
  const writer = createScreenProgram(gl, writeSource);
  const reader = createScreenProgram(gl, readSource);
  const writeRange = gl.getUniformLocation(writer, 'u_range');
  const setAir = createAirUniforms(gl, writer);
  const readAt = gl.getUniformLocation(reader, 'u_at');
  const vertexArray = gl.createVertexArray();
  const probe = gl.createFramebuffer();
  const probeTexture = gl.createTexture();
  const bytes = new Uint8Array(4);
  let last: { depth: CityDepth; camera: FrameCamera } | null = null;

  gl.bindTexture(gl.TEXTURE_2D, probeTexture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, 1, 1);
  gl.bindFramebuffer(gl.FRAMEBUFFER, probe);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, probeTexture, 0);
  resetGlState(gl);

  const draw = (program: WebGLProgram, depth: CityDepth): void => {
    gl.useProgram(program);
    gl.bindVertexArray(vertexArray);
    gl.bindTexture(gl.TEXTURE_2D, depth.texture);
  };

  return {
    apply(depth, camera, theme) {
      last = depth && { depth, camera };
      gl.clear(gl.DEPTH_BUFFER_BIT | gl.STENCIL_BUFFER_BIT);
      if (!depth) return;
      draw(writer, depth);
      gl.uniform4f(writeRange, depth.near, depth.far, camera.near, camera.far);
      gl.enable(gl.DEPTH_TEST);
      gl.depthFunc(gl.ALWAYS);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
      setAir(camera, theme);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      resetGlState(gl);
    },
    read(x, y) {
      if (!last) return null;
      const { depth, camera } = last;
      resetGlState(gl);
      gl.bindFramebuffer(gl.FRAMEBUFFER, probe);
      gl.drawBuffers([gl.COLOR_ATTACHMENT0]);
      gl.viewport(0, 0, 1, 1);
      draw(reader, depth);
      gl.uniform2f(readAt, x / camera.width, 1 - y / camera.height);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      gl.readBuffer(gl.COLOR_ATTACHMENT0);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
      resetGlState(gl);
      return eyeDepthFrom(bytes, 0, depth);
    },
    dispose() {
      gl.deleteProgram(writer);
      gl.deleteProgram(reader);
      gl.deleteVertexArray(vertexArray);
      gl.deleteFramebuffer(probe);
      gl.deleteTexture(probeTexture);
    },
  };
}

const maxSteps = 0xffffff;

/** Metres along the line of sight from 24 bits of depth, most significant byte first; null where there is no city. */
export function eyeDepthFrom(bytes: Uint8Array, at: number, { near, far }: CityDepth): number | null {
  const steps = bytes[at]! * 65_536 + bytes[at + 1]! * 256 + bytes[at + 2]!;
  return steps === maxSteps ? null : eyeDepth(steps / maxSteps, near, far);
}

const eyeDepth = (depth: number, near: number, far: number): number => 2 ** (depth * Math.log2(far - near + 1)) - 1 + near;

/** `u_range`: near and far of the city's logarithmic depth, near and far of the overlay's frustum. */
const writeSource = `#version 300 es
precision highp float;
uniform highp sampler2D u_depth;
uniform vec4 u_range;
in vec2 v_at;
out vec4 colour;
${airSource}
void main() {
  float depth = texture(u_depth, v_at).r;
  float w = exp2(depth * log2(u_range.y - u_range.x + 1.0)) - 1.0 + u_range.x;
  float overlay = (u_range.w / (u_range.w - u_range.z)) * (1.0 - u_range.z / w);
  colour = air(v_at, depth >= 1.0, w);
  gl_FragDepth = depth >= 1.0 ? 1.0 : clamp(overlay, 0.0, 1.0);
}`;

const readSource = `#version 300 es
precision highp float;
uniform highp sampler2D u_depth;
uniform vec2 u_at;
in vec2 v_at;
out vec4 colour;
void main() {
  highp uint steps = uint(clamp(texture(u_depth, u_at).r, 0.0, 1.0) * 16777215.0);
  colour = vec4(uvec4(steps >> 16u, (steps >> 8u) & 255u, steps & 255u, 255u)) / 255.0;
}`;
