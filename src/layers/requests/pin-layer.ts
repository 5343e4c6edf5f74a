import type { DefaultProps } from '@deck.gl/core';
import { IconLayer, type IconLayerProps } from '@deck.gl/layers';

interface PinProps<D> {
  /** Time left 0…1 · 2 overdue · 3 + share of a cluster that is overdue · −1 no ring. */
  getRing?: (datum: D) => number;
}

const defaultProps: DefaultProps<PinLayerProps<unknown>> = { getRing: { type: 'accessor', value: () => -1 } };

/**
 * The head, ring and stem are drawn from distances in the pin's cell (1 wide, 1.5 high, foot at the bottom centre), so
 * they are sharp at any size; only the symbol comes from the atlas.
 */
const fragmentShader = `\
#version 300 es
#define SHADER_NAME pin-fragment
precision highp float;
uniform sampler2D iconsTexture;
in vec4 vColor;
in vec2 vTextureCoords;
in vec2 uv;
in float vRing;
out vec4 fragColor;

const vec3 dark = vec3(0.05, 0.075, 0.125);
const vec3 calm = vec3(1.0);
const vec3 soon = vec3(1.0, 0.76, 0.22);
const vec3 over = vec3(0.93, 0.16, 0.42);

void main(void) {
  geometry.uv = uv;
  vec2 at = (uv + 1.0) * vec2(0.5, 0.75);
  float soft = fwidth(at.x);
  vec2 head = at - vec2(0.5);
  float r = length(head);
  float disc = 1.0 - smoothstep(0.47 - soft, 0.47, r);
  float stem = (1.0 - smoothstep(0.028, 0.028 + soft, abs(head.x))) * step(0.9, at.y);
  float foot = 1.0 - smoothstep(0.06 - soft, 0.06, length(at - vec2(0.5, 1.43)));
  float body = max(disc, max(stem, foot));

  float turn = fract(atan(head.x, -head.y) / 6.2831853 + 1.0);
  float band = smoothstep(0.375, 0.375 + soft, r) * (1.0 - smoothstep(0.44 - soft, 0.44, r));
  float lit = 0.0;
  vec3 ringColour = calm;
  if (vRing >= 2.5) { lit = step(turn, vRing - 3.0); ringColour = over; }
  else if (vRing >= 1.5) { lit = 1.0; ringColour = over; }
  else if (vRing >= 0.0) { lit = step(turn, vRing); ringColour = vRing > 0.2 ? calm : soon; }

  float below = step(0.965, at.y);
  float fill = 1.0 - smoothstep(0.345 - soft, 0.345, r);
  vec3 colour = mix(dark, vColor.rgb, max(fill, below));
  colour = mix(colour, ringColour, band * lit);
  if (vRing >= 1.5 && vRing < 2.5) colour = mix(over, vColor.rgb, max(fill, below));
  float glyph = texture(iconsTexture, vTextureCoords).a;
  float light = dot(vColor.rgb, vec3(0.299, 0.587, 0.114));
  colour = mix(colour, light > 0.45 ? dark : calm, glyph * fill);

  float a = body * layer.opacity * vColor.a;
  if (a < icon.alphaCutoff) discard;
  fragColor = vec4(colour, a);
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;

/** Icons of nearly one size in pixels however far away, standing on their place, with a ring for the time left. */
export class PinLayer<D> extends IconLayer<D, PinProps<D>> {
  static override layerName = 'PinLayer';
  static override defaultProps = defaultProps;

  override getShaders(): ReturnType<IconLayer['getShaders']> {
    return {
      ...super.getShaders(),
      fs: fragmentShader,
      inject: {
        'vs:#decl': 'in float instanceRings;\nout float vRing;\n',
        'vs:#main-end': 'vRing = instanceRings;\n',
        // As large wherever it stands, but for a little: what is far beyond what is looked at is smaller.
        'vs:DECKGL_FILTER_SIZE': 'float pinWay = gl_Position.w / project.focalDistance;\nsize.xy *= pinWay * mix(1.0, 0.74, smoothstep(1.2, 4.0, pinWay));\n',
      },
    };
  }

  override initializeState(): void {
    super.initializeState();
    this.getAttributeManager()!.addInstanced({ instanceRings: { size: 1, accessor: 'getRing', defaultValue: -1 } });
  }
}

export type PinLayerProps<D> = IconLayerProps<D> & PinProps<D>;
