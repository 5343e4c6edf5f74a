import { LayerExtension } from '@deck.gl/core';

/**
 * For billboards (icons, texts, dots) in pixels: as large in the picture wherever they stand. deck.gl alone draws them larger before
 * the place that is looked at and smaller behind it.
 */
class ConstantPixelsExtension extends LayerExtension {
  static override extensionName = 'ConstantPixelsExtension';

  override getShaders(): unknown {
    return { inject: { 'vs:DECKGL_FILTER_SIZE': 'size.xy *= gl_Position.w / project.focalDistance;\n' } };
  }
}

export const constantPixels = new ConstantPixelsExtension();
