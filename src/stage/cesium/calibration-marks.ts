import { toEcef } from '@/geo';
import type { Position } from '@/model';
import { Cartesian3, Color, PointPrimitiveCollection, type Scene } from 'cesium';

/** Yellow rings of 18 CSS pixels, drawn by Cesium over everything; replaces those before. */
export function createCalibrationRings(scene: Scene): (points: readonly Position[]) => void {
  let rings: PointPrimitiveCollection | null = null;
  return (points) => {
    if (rings) scene.primitives.remove(rings);
    rings = null;
    if (points.length === 0) return;
    rings = new PointPrimitiveCollection();
    for (const point of points) {
      rings.add({
        position: new Cartesian3(...toEcef(point)), pixelSize: 13, color: Color.TRANSPARENT, outlineColor: Color.YELLOW, outlineWidth: 2.5,
        disableDepthTestDistance: Number.POSITIVE_INFINITY,
      });
    }
    scene.primitives.add(rings);
  };
}
