import type { CityFrame } from '@/geo';
import type { CityDepth, FrameCamera } from './engine';
import { createScreenProgram } from './gl-program';
import { resetGlState } from './gl-state';
import type { Light } from './light';
import { createScopeMask, type ScopeMask } from './scope-mask';
import { createGlowTexture, glowGround, type GlowTexture, type RoadGlow } from './road-glow';
import type { CastShadows } from './shadow-source';
import type { LonLatPolygon } from './stage-api';
import { createSurfacePass } from './surface-pass';

/** Carries the city's depth over to the engines that draw after it, and reads it for picking. */
export interface DepthHandover {
  /**
   * Clears the canvas' depth and, where there is a city, paints the shade on it, the air in front of it and writes its depth as the
   * overlay frustum has it: one pass, since both begin with the city's depth. `blank` is a picture of nothing but sky, which has none.
   */
  apply(depth: CityDepth | 'blank' | null, camera: FrameCamera, light: Light, shadows: CastShadows | null): void;
  /** What lies outside dims from the next frame on; null for no scope. */
  setScope(polygons: readonly LonLatPolygon[] | null, frame: CityFrame): void;
  /** The light of street lamps, by night; `groundHeight` in metres above the ellipsoid. */
  setGlow(glow: RoadGlow, frame: CityFrame, groundHeight: number): void;
  /** Metres along the line of sight to the city at a CSS pixel of the last frame; null where there is none. */
  read(x: number, y: number): number | null;
  dispose(): void;
}

/** Takes the context as its own while it works and leaves it as a fresh one. @throws {Error} when a shader does not compile, with the driver's log. */
export function createDepthHandover(gl: WebGL2RenderingContext): DepthHandover {
  const surface = createSurfacePass(gl);
  const reader = createScreenProgram(gl, readSource);
  const readAt = gl.getUniformLocation(reader, 'u_at');
  const vertexArray = gl.createVertexArray();
  const probe = gl.createFramebuffer();
  const probeTexture = gl.createTexture();
  const bytes = new Uint8Array(4);
  const blank: CityDepth = { texture: gl.createTexture(), near: 1, far: 2 };
  let scope: ScopeMask | null = null;
  let glow: (GlowTexture & { ground: number }) | null = null;
  let last: { depth: CityDepth; camera: FrameCamera } | null = null;

  gl.bindTexture(gl.TEXTURE_2D, blank.texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.R8, 1, 1);
  gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, 1, 1, gl.RED, gl.UNSIGNED_BYTE, new Uint8Array([255]));
  gl.bindTexture(gl.TEXTURE_2D, probeTexture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, 1, 1);
  gl.bindFramebuffer(gl.FRAMEBUFFER, probe);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, probeTexture, 0);
  resetGlState(gl);

  return {
    apply(depth, camera, light, shadows) {
      last = depth && depth !== 'blank' ? { depth, camera } : null;
      gl.clear(gl.DEPTH_BUFFER_BIT | gl.STENCIL_BUFFER_BIT);
      if (!depth) return;
      gl.enable(gl.DEPTH_TEST);
      gl.depthFunc(gl.ALWAYS);
      surface.draw(depth === 'blank' ? blank : depth, camera, light, { shadows, scope, glow: light.night ? glow : null });
      resetGlState(gl);
    },
    setScope(polygons, frame) {
      scope?.dispose();
      resetGlState(gl);
      scope = polygons && createScopeMask(gl, polygons, frame);
      resetGlState(gl);
    },
    setGlow(painted, frame, groundHeight) {
      glow?.dispose();
      resetGlState(gl);
      glow = { ...createGlowTexture(gl, painted), ground: glowGround(frame, groundHeight) };
      resetGlState(gl);
    },
    read(x, y) {
      if (!last) return null;
      const { depth, camera } = last;
      resetGlState(gl);
      gl.bindFramebuffer(gl.FRAMEBUFFER, probe);
      gl.drawBuffers([gl.COLOR_ATTACHMENT0]);
      gl.viewport(0, 0, 1, 1);
      gl.useProgram(reader);
      gl.bindVertexArray(vertexArray);
      gl.bindTexture(gl.TEXTURE_2D, depth.texture);
      gl.uniform2f(readAt, x / camera.width, 1 - y / camera.height);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      gl.readBuffer(gl.COLOR_ATTACHMENT0);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
      resetGlState(gl);
      return eyeDepthFrom(bytes, 0, depth);
    },
    dispose() {
      surface.dispose();
      scope?.dispose();
      glow?.dispose();
      gl.deleteProgram(reader);
      gl.deleteVertexArray(vertexArray);
      gl.deleteFramebuffer(probe);
      gl.deleteTexture(probeTexture);
      gl.deleteTexture(blank.texture);
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
