import { Cartesian3, UniformType } from 'cesium';
import type { Rgb } from '../../palette';

/** A colour, 0…1 each, as Cesium's shaders take it. */
export const vec3 = ([x, y, z]: Rgb): Cartesian3 => new Cartesian3(x, y, z);

export const vec3Uniform = (value: Rgb): { type: UniformType; value: Cartesian3 } => ({ type: UniformType.VEC3, value: vec3(value) });

export const floatUniform = (value: number): { type: UniformType; value: number } => ({ type: UniformType.FLOAT, value });
