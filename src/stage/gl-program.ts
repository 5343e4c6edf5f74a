/** A program of two sources. Throws when a shader does not compile or the context is lost. */
export function createProgram(
  gl: WebGL2RenderingContext, vertexSource: string, fragmentSource: string, locations: Readonly<Record<string, number>> = {},
): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, vertexSource], [gl.FRAGMENT_SHADER, fragmentSource]] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('WebGL made no shader: the context is lost.');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  for (const [name, location] of Object.entries(locations)) gl.bindAttribLocation(program, location, name);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`A shader of the stage did not link: ${gl.getProgramInfoLog(program) ?? ''}`);
  }
  return program;
}

/** A program that covers the canvas with one triangle; `v_at` runs 0…1 over it. */
export const createScreenProgram = (gl: WebGL2RenderingContext, fragmentSource: string): WebGLProgram =>
  createProgram(gl, screenSource, fragmentSource);

const screenSource = `#version 300 es
out vec2 v_at;
void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  v_at = corner * 0.5 + 0.5;
  gl_Position = vec4(corner, 0.0, 1.0);
}`;
