import type { Vec3 } from './ellipsoid';

/** 4 × 4, column-major, as WebGL, three and Cesium store it. */
export type Mat4 = number[];

/** a · b */
export function multiply(a: Mat4, b: Mat4): Mat4 {
  const out: Mat4 = new Array<number>(16);
  for (let column = 0; column < 4; column++) {
    for (let row = 0; row < 4; row++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += a[k * 4 + row]! * b[column * 4 + k]!;
      out[column * 4 + row] = sum;
    }
  }
  return out;
}

/** Inverse of a rotation and translation. */
export function invertRigid(m: Mat4): Mat4 {
  const [a, b, c] = [m.slice(0, 3), m.slice(4, 7), m.slice(8, 11)] as [Vec3, Vec3, Vec3];
  const t = m.slice(12, 15) as Vec3;
  return [
    a[0], b[0], c[0], 0, a[1], b[1], c[1], 0, a[2], b[2], c[2], 0,
    -dot(a, t), -dot(b, t), -dot(c, t), 1,
  ];
}

/** Point transformed with w = 1, without perspective division. */
export function transformPoint(m: Mat4, [x, y, z]: Vec3): Vec3 {
  return [
    m[0]! * x + m[4]! * y + m[8]! * z + m[12]!,
    m[1]! * x + m[5]! * y + m[9]! * z + m[13]!,
    m[2]! * x + m[6]! * y + m[10]! * z + m[14]!,
  ];
}

/** Direction turned by the rotation of a rigid transform. */
export function transformDirection(m: Mat4, [x, y, z]: Vec3): Vec3 {
  return [
    m[0]! * x + m[4]! * y + m[8]! * z,
    m[1]! * x + m[5]! * y + m[9]! * z,
    m[2]! * x + m[6]! * y + m[10]! * z,
  ];
}

/** Rigid transform whose columns are the three axes and the origin. */
export function fromAxes(x: Vec3, y: Vec3, z: Vec3, origin: Vec3): Mat4 {
  return [...x, 0, ...y, 0, ...z, 0, ...origin, 1];
}

export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** a·s + b·t */
export const combine = (a: Vec3, s: number, b: Vec3, t: number): Vec3 => [
  a[0] * s + b[0] * t,
  a[1] * s + b[1] * t,
  a[2] * s + b[2] * t,
];
