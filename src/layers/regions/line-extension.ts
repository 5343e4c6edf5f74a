import { LayerExtension } from '@deck.gl/core';

/**
 * For a `PathLayer` with `billboard`: lines as wide in the picture however far they are, and fainter with distance. deck.gl
 * multiplies billboard widths by the focal distance, which it takes to be 1.
 */
class LineExtension extends LayerExtension {
  static override extensionName = 'RegionLineExtension';

  override getShaders(): unknown {
    return {
      inject: {
        'vs:#decl': 'out float lineDistance;\n',
        'vs:DECKGL_FILTER_SIZE': 'size.xy /= project.focalDistance;\n',
        'vs:DECKGL_FILTER_GL_POSITION': 'lineDistance = position.w / project.focalDistance;\n',
        'fs:#decl': 'in float lineDistance;\n',
        'fs:DECKGL_FILTER_COLOR': 'color.a *= mix(1.0, 0.25, smoothstep(1.5, 6.0, lineDistance));\n',
      },
    };
  }
}

export const evenLines = new LineExtension();

/** For a `PathLayer`: dashes of nine half widths and gaps of six, with soft ends. */
class DashExtension extends LayerExtension {
  static override extensionName = 'RegionDashExtension';

  override getShaders(): unknown {
    return {
      inject: {
        'fs:DECKGL_FILTER_COLOR': `
  float dashAt = mod(geometry.uv.y, 15.0);
  float dashSoft = max(fwidth(geometry.uv.y), 1e-4);
  color.a *= min(smoothstep(0.0, dashSoft, dashAt), 1.0 - smoothstep(9.0 - dashSoft, 9.0, dashAt));
`,
      },
    };
  }
}

export const dashedLines = new DashExtension();
