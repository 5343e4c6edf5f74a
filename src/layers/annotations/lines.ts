import type { Vec3 } from '@/geo';
import type { Theme } from '@/state';
import { COORDINATE_SYSTEM, type Color, type Layer } from '@deck.gl/core';
import { PathLayer } from '@deck.gl/layers';
import { evenPixels, nearer } from '../outline';
import { headOf, type Drawn } from './drawn';
import { casings, inks } from './inks';

/** Shares of the screen's text: a wall's lines are as wide for its readers as a desk's. */
const widths = { ink: 0.3, arrow: 0.36, cordon: 0.26 };
const casing = 0.14;
const selectedWider = 1.5;
/** Opacity of a line where something stands before it. */
const behind = 0.3;

export interface LineStyle {
  theme: Theme;
  opacity: number;
  /** CSS pixels of the screen's text. */
  em: number;
}

interface Line extends Pick<Drawn, 'id' | 'properties'> {
  drawn: Drawn;
  path: Vec3[];
  width: number;
}

function linesOf(drawn: readonly Drawn[], em: number): Line[] {
  return drawn.flatMap((one): Line[] => {
    const { id, properties, path, selected, content: { kind } } = one;
    if (kind === 'note' || kind === 'photo' || path.length < 2) return [];
    const width = widths[kind] * em * (selected ? selectedWider : 1);
    const line = { id, properties, drawn: one, width };
    return kind === 'arrow' ? [{ ...line, path }, { ...line, path: headOf(path) }] : [{ ...line, path }];
  });
}

/** Ink, arrows and the edges of cordons: as wide in the picture however far away, crisp in sight and a trace of it behind buildings. */
export function lineLayers(id: string, drawn: readonly Drawn[], { theme, opacity, em }: LineStyle): Layer[] {
  const data = linesOf(drawn, em);
  const paper = casings[theme];
  const layer = (name: string, pickable: boolean, extra: number, hidden: boolean, colour: (line: Line) => Color): Layer => new PathLayer<Line>({
    id: `${id}-${name}`, data, pickable, opacity, coordinateSystem: COORDINATE_SYSTEM.CARTESIAN, getPath: ({ path }) => path,
    getWidth: ({ width }) => width + 2 * extra * em, widthUnits: 'pixels', billboard: true, capRounded: true, jointRounded: true, getColor: colour,
    extensions: hidden ? [evenPixels] : [nearer, evenPixels],
    parameters: { depthCompare: hidden ? 'always' : 'less-equal', depthWriteEnabled: false },
    updateTriggers: { getColor: theme, getWidth: em },
  });
  const ink = (share: number) => ({ drawn: { content: { colour }, strength } }: Line): Color => [...inks[theme][colour], 255 * strength * share];
  return [
    layer('hidden', false, 0, true, ink(behind)),
    layer('casing', false, casing, false, ({ drawn: { strength } }) => [...paper, 150 * strength]),
    layer('lines', true, 0, false, ink(1)),
  ];
}
