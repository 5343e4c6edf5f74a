import { multiply, type CityFrame } from '@/geo';
import type { Cesium3DTileset, Scene } from 'cesium';
import type { Caster } from '../shadow-map';

/**
 * What of Cesium's private fields drawing the buildings once more rests on: the draw commands of the frame just drawn, with
 * their vertex arrays and the texture that says which features show. test/stage/light.ts fails when they move.
 */
interface PrivateCommand {
  owner?: { content?: { tileset?: Cesium3DTileset } };
  modelMatrix?: ArrayLike<number>;
  vertexArray?: { _vao?: WebGLVertexArrayObject; indexBuffer?: { indexDatatype: number; bytesPerIndex: number } };
  count?: number;
  offset?: number;
  shaderProgram?: { _attributeLocations?: Record<string, number> };
  uniformMap?: {
    model_batchTexture?(): { _texture?: WebGLTexture };
    model_textureStep?(): { x: number; y: number };
  };
}

/** The buildings of the frame `scene` has just drawn, and those beside its picture that the frustum took in. */
export function castersOf(scene: Scene, tileset: Cesium3DTileset, frame: CityFrame): Caster[] {
  const { commandList } = (scene as unknown as { frameState: { commandList: PrivateCommand[] } }).frameState;
  return commandList.flatMap((command) => {
    const caster = command.owner?.content?.tileset === tileset ? casterOf(command, frame) : null;
    return caster ? [caster] : [];
  });
}

function casterOf({ modelMatrix, vertexArray, count, offset, shaderProgram, uniformMap }: PrivateCommand, frame: CityFrame): Caster | null {
  const { a_positionMC: position, a_featureId_0: feature } = shaderProgram?._attributeLocations ?? {};
  const { _vao, indexBuffer } = vertexArray ?? {};
  if (!modelMatrix || !_vao || !indexBuffer || !count || position === undefined) return null;
  const texture = uniformMap?.model_batchTexture?.()._texture;
  const step = uniformMap?.model_textureStep?.();
  const features = feature !== undefined && texture && step ? { texture, step: step.x, first: step.y } : null;
  return {
    vertexArray: _vao,
    toCity: multiply(frame.fromEcef, Array.from(modelMatrix)),
    position, feature: features ? feature! : -1, features,
    indexType: indexBuffer.indexDatatype,
    indexCount: count,
    offset: (offset ?? 0) * indexBuffer.bytesPerIndex,
  };
}
