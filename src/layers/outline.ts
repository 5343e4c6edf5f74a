import type { Vec3 } from '@/geo';
import type { Theme } from '@/state';
import { COORDINATE_SYSTEM, LayerExtension, type Color, type Layer } from '@deck.gl/core';
import { PathLayer } from '@deck.gl/layers';

export type OutlineState = 'hovered' | 'selected';

/** sRGB; the selected thing is the brightest of the picture by night and the strongest by day. */
const colours: Record<Theme, Record<OutlineState, Color>> = {
  night: { selected: [146, 234, 250], hovered: [150, 186, 205] },
  day: { selected: [0, 92, 122], hovered: [52, 110, 132] },
};
/** Share of its colour a line keeps where something stands before it. */
const faint: Record<OutlineState, number> = { selected: 0.28, hovered: 0.14 };

interface OutlineOptions {
  id: string;
  state: OutlineState;
  theme: Theme;
  /** In city-frame metres. */
  paths: readonly (readonly Vec3[])[];
  /** Metres on the ground, at least so many CSS pixels; without metres the line is as wide in the picture however it runs. */
  width: { metres?: number; pixels: number };
}

/** Lines twice: crisp where they are in sight, and faint through whatever stands before them. */
export function outlineLayers({ id, state, theme, paths, width }: OutlineOptions): Layer[] {
  const [r, g, b] = colours[theme][state];
  const shared = {
    data: paths as Vec3[][],
    getPath: (path: Vec3[]) => path,
    coordinateSystem: COORDINATE_SYSTEM.CARTESIAN,
    getWidth: width.metres ?? width.pixels,
    widthUnits: width.metres === undefined ? 'pixels' : 'meters',
    widthMinPixels: width.metres === undefined ? 0 : width.pixels,
    billboard: width.metres === undefined,
    jointRounded: true,
    capRounded: true,
    pickable: false,
  } as const;
  const steady = width.metres === undefined ? [evenPixels] : [];
  return [
    new PathLayer<Vec3[]>({
      ...shared, id: `${id}-hidden`, getColor: [r!, g!, b!, 255 * faint[state]], extensions: steady, parameters: { depthCompare: 'always', depthWriteEnabled: false },
    }),
    new PathLayer<Vec3[]>({
      ...shared, id: `${id}-seen`, getColor: [r!, g!, b!, 255], extensions: [nearer, ...steady], parameters: { depthCompare: 'less-equal', depthWriteEnabled: false },
    }),
  ];
}

/**
 * Draws a layer as if it stood half a metre and half a hundredth nearer, so that lines along edges and on the ground win
 * against the surface they lie on. Depth is 1 − 2·near/distance but for a constant factor when far is far.
 */
class NearerExtension extends LayerExtension {
  static override extensionName = 'NearerExtension';

  override getShaders(): unknown {
    return {
      inject: {
        'vs:DECKGL_FILTER_GL_POSITION': `
  float nearerTo = max(position.w * 0.995 - 0.5, 0.2 * position.w);
  position.z = position.w - (position.w - position.z) * (position.w / nearerTo);
`,
      },
    };
  }
}

export const nearer = new NearerExtension();

/** For a `PathLayer` with `billboard` and widths in pixels: deck.gl multiplies them by the focal distance, which it takes to be 1. */
class EvenPixelsExtension extends LayerExtension {
  static override extensionName = 'EvenPixelsExtension';

  override getShaders(): unknown {
    return { inject: { 'vs:DECKGL_FILTER_SIZE': 'size.xy /= project.focalDistance;\n' } };
  }
}

export const evenPixels = new EvenPixelsExtension();
