import type { Vec3 } from '@/geo';
import { eyeDepthFrom } from './city-depth';
import type { CityDepth, FrameCamera } from './engine';
import { projected } from '@/geo';
import { createScreenProgram } from './gl-program';
import { createGpuAnswers } from './gpu-answers';
import { resetGlState } from './gl-state';

/** Reads the city's depth at many points at once without making the page wait for the GPU. */
export interface DepthProbe {
  /**
   * For each city-frame point whether nothing of the city stands before it: 1 in sight, 0 hidden. Points outside the picture are
   * taken to be in sight. Resolves when the GPU has answered; with all in sight when the context is lost meanwhile.
   */
  inSight(depth: CityDepth, camera: FrameCamera, points: readonly Vec3[]): Promise<Uint8Array>;
  dispose(): void;
}

const giveUpMs = 3_000;
/** Points a single reading takes; those beyond are taken to be in sight. */
const capacity = 1_024;
/** How far before a point the city may be and still be what the point stands on: metres, and share of the distance. */
const slack = { metres: 1.5, share: 0.004 };

/** Answers for up to 1,024 points at a time. @throws {Error} when its shader does not compile, with the driver's log. */
export function createDepthProbe(gl: WebGL2RenderingContext): DepthProbe {
  const program = createScreenProgram(gl, source);
  const vertexArray = gl.createVertexArray();
  const places = gl.createTexture();
  const answers = gl.createTexture();
  const target = gl.createFramebuffer();
  gl.bindTexture(gl.TEXTURE_2D, places);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RG32F, capacity, 1);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  gl.bindTexture(gl.TEXTURE_2D, answers);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, capacity, 1);
  gl.bindFramebuffer(gl.FRAMEBUFFER, target);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, answers, 0);
  gl.useProgram(program);
  gl.uniform1i(gl.getUniformLocation(program, 'u_depth'), 0);
  gl.uniform1i(gl.getUniformLocation(program, 'u_places'), 1);
  resetGlState(gl);
  const coordinates = new Float32Array(capacity * 2);
  const gpu = createGpuAnswers(gl, giveUpMs);
  let disposed = false;

  const sample = (depth: CityDepth, count: number): WebGLBuffer | null => {
    resetGlState(gl);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, places);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, count, 1, gl.RG, gl.FLOAT, coordinates);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, depth.texture);
    gl.bindFramebuffer(gl.FRAMEBUFFER, target);
    gl.drawBuffers([gl.COLOR_ATTACHMENT0]);
    gl.viewport(0, 0, count, 1);
    gl.useProgram(program);
    gl.bindVertexArray(vertexArray);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.readBuffer(gl.COLOR_ATTACHMENT0);
    const buffer = gl.createBuffer();
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.bufferData(gl.PIXEL_PACK_BUFFER, count * 4, gl.STREAM_READ);
    gl.readPixels(0, 0, count, 1, gl.RGBA, gl.UNSIGNED_BYTE, 0);
    resetGlState(gl);
    return buffer;
  };

  return {
    async inSight(depth, camera, points) {
      const seen = new Uint8Array(points.length).fill(1);
      const asked: { index: number; eyeDepth: number }[] = [];
      for (let i = 0; i < points.length && asked.length < capacity; i++) {
        const at = projected(camera, points[i]!);
        if (!at || at.x < 0 || at.y < 0 || at.x >= camera.width || at.y >= camera.height) continue;
        coordinates[asked.length * 2] = at.x / camera.width;
        coordinates[asked.length * 2 + 1] = 1 - at.y / camera.height;
        asked.push({ index: i, eyeDepth: at.eyeDepth });
      }
      if (asked.length === 0 || disposed || gl.isContextLost()) return seen;
      const buffer = sample(depth, asked.length);
      if (!(await gpu.wait())) return seen;
      const bytes = new Uint8Array(asked.length * 4);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
      gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, bytes);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
      gl.deleteBuffer(buffer);
      asked.forEach(({ index, eyeDepth }, i) => {
        const city = eyeDepthFrom(bytes, i * 4, depth);
        if (city !== null && eyeDepth > city * (1 + slack.share) + slack.metres) seen[index] = 0;
      });
      return seen;
    },
    dispose() {
      disposed = true;
      gpu.dispose();
      gl.deleteProgram(program);
      gl.deleteVertexArray(vertexArray);
      gl.deleteFramebuffer(target);
      gl.deleteTexture(places);
      gl.deleteTexture(answers);
    },
  };
}

/** One pixel per place: the city's depth there in 24 bits. */
const source = `#version 300 es
precision highp float;
uniform highp sampler2D u_depth;
uniform highp sampler2D u_places;
out vec4 colour;
void main() {
  vec2 at = texelFetch(u_places, ivec2(gl_FragCoord.x, 0), 0).xy;
  highp uint steps = uint(clamp(textureLod(u_depth, at, 0.0).r, 0.0, 1.0) * 16777215.0);
  colour = vec4(uvec4(steps >> 16u, (steps >> 8u) & 255u, steps & 255u, 255u)) / 255.0;
}`;
