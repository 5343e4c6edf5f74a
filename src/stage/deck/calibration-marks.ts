import type { Vec3 } from '@/geo';
import { COORDINATE_SYSTEM, type Layer } from '@deck.gl/core';
import { IconLayer } from '@deck.gl/layers';

/** CSS pixels of a cross; it leaves room for a dot in its middle. */
const size = 13;
const cell = 48;

/** deck.gl's icons are as large as they say at the distance of what is looked at only; these are at any. */
class CrossLayer extends IconLayer<{ position: Vec3 }> {
  static override layerName = 'CrossLayer';

  override getShaders(): ReturnType<IconLayer['getShaders']> {
    return { ...super.getShaders(), inject: { 'vs:DECKGL_FILTER_SIZE': 'size.xy *= gl_Position.w / project.focalDistance;\n' } };
  }
}

/** Magenta crosses, drawn by deck.gl over everything. */
export function calibrationCrosses(points: readonly Vec3[]): Layer[] {
  if (points.length === 0) return [];
  return [new CrossLayer({
    id: 'calibration-crosses',
    data: points.map((position) => ({ position })),
    coordinateSystem: COORDINATE_SYSTEM.CARTESIAN,
    iconAtlas: crossAtlas() as unknown as string,
    iconMapping: { cross: { x: 0, y: 0, width: cell, height: cell, anchorX: cell / 2, anchorY: cell / 2, mask: true } },
    getIcon: () => 'cross',
    getPosition: ({ position }) => position,
    getSize: size,
    getColor: [255, 0, 200],
    parameters: { depthCompare: 'always', depthWriteEnabled: false },
  })];
}

function crossAtlas(): ImageBitmap {
  const canvas = new OffscreenCanvas(cell, cell);
  const context = canvas.getContext('2d')!;
  // Clear of the cell's edges: a quad's own edge is cut at whole pixels.
  const [from, to, half] = [cell * 0.24, cell * 0.44, cell * 0.075];
  for (let turn = 0; turn < 4; turn++) {
    context.setTransform(1, 0, 0, 1, cell / 2, cell / 2);
    context.rotate((turn * Math.PI) / 2);
    context.fillRect(from, -half, to - from, 2 * half);
  }
  return canvas.transferToImageBitmap();
}
