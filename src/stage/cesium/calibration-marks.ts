import { toEcef } from '@/geo';
import type { Position } from '@/model';
import { BillboardCollection, Cartesian3, type Scene } from 'cesium';

/** CSS pixels across a ring; its picture has twice as many. */
const size = 18;
const pollMs = 50;

/**
 * Yellow rings, drawn by Cesium over everything; replaces those before. `changed` is called while their picture is on its way
 * to the GPU. (Cesium's points would do, but some rasterisers place what is inside a point by a mirrored fraction of a pixel.)
 */
export function createCalibrationRings(scene: Scene, changed: () => void): (points: readonly Position[]) => void {
  let rings: BillboardCollection | null = null;
  const untilReady = (): void => {
    if (!rings || scene.isDestroyed() || rings.isDestroyed()) return;
    changed();
    if (!rings.get(0).ready) setTimeout(untilReady, pollMs);
  };
  return (points) => {
    if (rings) scene.primitives.remove(rings);
    rings = null;
    if (points.length === 0) return;
    rings = new BillboardCollection();
    const image = ringPicture();
    for (const point of points) {
      rings.add({
        position: new Cartesian3(...toEcef(point)), width: size, height: size, disableDepthTestDistance: Number.POSITIVE_INFINITY,
      }).setImage('calibration-ring', image);
    }
    scene.primitives.add(rings);
    untilReady();
  };
}

function ringPicture(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 2 * size;
  const context = canvas.getContext('2d')!;
  context.strokeStyle = '#ffff00';
  context.lineWidth = 4.5;
  context.arc(size, size, size - 4, 0, 2 * Math.PI);
  context.stroke();
  return canvas;
}
