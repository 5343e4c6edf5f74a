/** WebGL2 state as a fresh context has it, the whole canvas as viewport: what each engine is handed. */
export function resetGlState(gl: WebGL2RenderingContext): void {
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.bindRenderbuffer(gl.RENDERBUFFER, null);
  gl.drawBuffers([gl.BACK]);
  gl.readBuffer(gl.BACK);
  gl.useProgram(null);
  gl.bindVertexArray(null);
  gl.bindTransformFeedback(gl.TRANSFORM_FEEDBACK, null);
  resetBuffers(gl);
  resetTextures(gl);
  resetFixedFunction(gl);
}

function resetBuffers(gl: WebGL2RenderingContext): void {
  gl.bindBuffer(gl.ARRAY_BUFFER, null);
  gl.bindBuffer(gl.UNIFORM_BUFFER, null);
  gl.bindBuffer(gl.COPY_READ_BUFFER, null);
  gl.bindBuffer(gl.COPY_WRITE_BUFFER, null);
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  gl.bindBuffer(gl.PIXEL_UNPACK_BUFFER, null);
}

/** Units that any engine here uses; Cesium's and three's shaders stay below it. */
const textureUnits = 16;

function resetTextures(gl: WebGL2RenderingContext): void {
  for (let unit = 0; unit < textureUnits; unit++) {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, null);
    gl.bindTexture(gl.TEXTURE_CUBE_MAP, null);
    gl.bindTexture(gl.TEXTURE_3D, null);
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, null);
    gl.bindSampler(unit, null);
  }
  gl.activeTexture(gl.TEXTURE0);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.BROWSER_DEFAULT_WEBGL);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
  gl.pixelStorei(gl.PACK_ALIGNMENT, 4);
  for (const name of [
    gl.UNPACK_ROW_LENGTH, gl.UNPACK_IMAGE_HEIGHT, gl.UNPACK_SKIP_PIXELS, gl.UNPACK_SKIP_ROWS, gl.UNPACK_SKIP_IMAGES,
    gl.PACK_ROW_LENGTH, gl.PACK_SKIP_PIXELS, gl.PACK_SKIP_ROWS,
  ]) gl.pixelStorei(name, 0);
}

function resetFixedFunction(gl: WebGL2RenderingContext): void {
  for (const feature of [
    gl.BLEND, gl.CULL_FACE, gl.DEPTH_TEST, gl.POLYGON_OFFSET_FILL, gl.SCISSOR_TEST, gl.STENCIL_TEST,
    gl.SAMPLE_COVERAGE, gl.SAMPLE_ALPHA_TO_COVERAGE, gl.RASTERIZER_DISCARD,
  ]) gl.disable(feature);
  gl.enable(gl.DITHER);
  gl.blendColor(0, 0, 0, 0);
  gl.blendEquation(gl.FUNC_ADD);
  gl.blendFunc(gl.ONE, gl.ZERO);
  gl.colorMask(true, true, true, true);
  gl.cullFace(gl.BACK);
  gl.frontFace(gl.CCW);
  gl.depthFunc(gl.LESS);
  gl.depthMask(true);
  gl.depthRange(0, 1);
  gl.lineWidth(1);
  gl.polygonOffset(0, 0);
  gl.sampleCoverage(1, false);
  gl.stencilMask(0xffffffff);
  gl.stencilFunc(gl.ALWAYS, 0, 0xffffffff);
  gl.stencilOp(gl.KEEP, gl.KEEP, gl.KEEP);
  gl.clearColor(0, 0, 0, 0);
  gl.clearDepth(1);
  gl.clearStencil(0);
  const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
  gl.viewport(0, 0, width, height);
  gl.scissor(0, 0, width, height);
}

/** Errors WebGL has recorded since the last call, in words. `part` names what was drawn. */
export function checkGlErrors(gl: WebGL2RenderingContext, part: string): string[] {
  const messages: string[] = [];
  for (let code = gl.getError(); code !== gl.NO_ERROR && messages.length < 8; code = gl.getError()) {
    messages.push(`WebGL error 0x${code.toString(16)} after ${part}`);
  }
  return messages;
}
