import type { FrustumTangents } from '@/geo';
import { Cartesian2, Cartesian3, Cartesian4, type CullingVolume, Ellipsoid, PerspectiveFrustum } from 'cesium';

/** Planes that Cesium gives a frustum. */
const frustumPlanes = 6;

/**
 * A perspective frustum off its axis, as one tile of a wall sees. Cesium draws from clones with other near planes and
 * drops a plain frustum's offsets, so here they are tangents times near, and a clone is of the same kind.
 */
export class TileFrustum extends PerspectiveFrustum {
  private shiftX = 0;
  private shiftY = 0;
  private coversAll = false;
  private readonly aside = new Cartesian3();

  constructor(options?: ConstructorParameters<typeof PerspectiveFrustum>[0]) {
    super(options);
    Object.defineProperty(this, 'xOffset', { get: () => this.shiftX * this.near });
    Object.defineProperty(this, 'yOffset', { get: () => this.shiftY * this.near });
    // Cesium's shaders alone ask for this, for how much a pixel is at a distance, by the top and the right side as if they lay opposite to the others.
    Object.defineProperty(this, 'offCenterFrustum', { get: () => this.sides() });
  }

  setTangents({ left, right, bottom, top }: FrustumTangents): void {
    const [width, height] = [right - left, top - bottom];
    this.aspectRatio = width / height;
    this.fov = 2 * Math.atan(Math.max(width, height) / 2);
    this.shiftX = (left + right) / 2;
    this.shiftY = (bottom + top) / 2;
  }

  /** Sides at the near plane, metres, of a picture as large as this one and on its axis. */
  private sides(): { left: number; right: number; bottom: number; top: number } {
    const longer = this.near * Math.tan((this.fov ?? 1) / 2);
    const ratio = this.aspectRatio ?? 1;
    const [right, top] = ratio > 1 ? [longer, longer / ratio] : [longer * ratio, longer];
    return { left: -right, right, bottom: -top, top };
  }

  /** Whatever lies up to `metres` from the picture in `direction` (a unit vector, earth-centred) is not culled: it throws shadows in. */
  takeIn(direction: Cartesian3, metres: number): void {
    Cartesian3.multiplyByScalar(direction, metres, this.aside);
  }

  override computeCullingVolume(position: Cartesian3, direction: Cartesian3, up: Cartesian3): CullingVolume {
    const volume = super.computeCullingVolume(position, direction, up);
    volume.planes[frustumPlanes] = this.floor(position, direction, up);
    for (const plane of volume.planes) {
      const { x, y, z } = this.aside;
      plane.w += Math.max(0, -(plane.x * x + plane.y * y + plane.z * z));
    }
    return volume;
  }

  /**
   * The level plane under all that is seen. A city that lies under and behind a camera turned to the sky lies across each side of the frustum, and is
   * drawn unless something tells that it is under all of it.
   */
  private floor(position: Cartesian3, direction: Cartesian3, up: Cartesian3): Cartesian4 {
    const level = Ellipsoid.WGS84.geodeticSurfaceNormal(position, new Cartesian3())!;
    const right = Cartesian3.cross(direction, up, new Cartesian3());
    const { right: x, top: y } = this.sides();
    const along = (axis: Cartesian3, half: number, shift: number): number => {
      const slope = Cartesian3.dot(level, axis);
      return (slope * shift * this.near - Math.abs(slope) * half) / this.near;
    };
    const lowest = Cartesian3.dot(level, direction) + along(right, x, this.shiftX) + along(up, y, this.shiftY);
    return new Cartesian4(level.x, level.y, level.z, -Cartesian3.dot(level, position) - Math.min(0, lowest) * this.far);
  }

  /** Cesium culls a pick around the pixel as if the frustum were on its axis; off it, the pick keeps the whole tile. */
  whilePicking<T>(pick: () => T): T {
    this.coversAll = this.shiftX !== 0 || this.shiftY !== 0;
    try {
      return pick();
    } finally {
      this.coversAll = false;
    }
  }

  override getPixelDimensions(width: number, height: number, distance: number, pixelRatio: number, result: Cartesian2): Cartesian2 {
    const pixel = super.getPixelDimensions(width, height, distance, pixelRatio, result);
    if (!this.coversAll) return pixel;
    const reach = 4 * (Math.abs(this.shiftX) + Math.abs(this.shiftY) + Math.tan((this.fov ?? 1) / 2)) * this.near;
    return Cartesian2.fromElements(reach, reach, result);
  }

  override clone(result?: PerspectiveFrustum): TileFrustum {
    const copy = result instanceof TileFrustum ? result : new TileFrustum();
    copy.fov = this.fov;
    copy.aspectRatio = this.aspectRatio;
    copy.near = this.near;
    copy.far = this.far;
    copy.shiftX = this.shiftX;
    copy.shiftY = this.shiftY;
    Cartesian3.clone(this.aside, copy.aside);
    return copy;
  }
}
