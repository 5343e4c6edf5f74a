import type { CityFrame, Vec3 } from '@/geo';
import type { ScreenClass } from '@/model';
import type { Theme } from '@/state';
import { COORDINATE_SYSTEM, type Color, type Layer } from '@deck.gl/core';
import { PathLayer, ScatterplotLayer, SolidPolygonLayer, TextLayer } from '@deck.gl/layers';
import { constantPixels } from '../constant-pixels';
import { evenPixels, nearer } from '../outline';
import type { Cone } from './cones';
import { footprintOf, type Footprint } from './frustum';
import { dotRadius, namePadding, nameRise } from './marks';

interface ConeDrawing {
  cones: readonly Cone[];
  frame: CityFrame;
  groundHeight: number;
  theme: Theme;
  screenClass: ScreenClass;
  /** What is written at its eye. */
  tagOf(cone: Cone): string;
}

interface Drawn extends Footprint {
  id: string;
  properties: Record<string, never>;
  colour: Color;
  leads: boolean;
  tag: string;
}

/** By the kind of screen that looks, apart from the hues of severity. */
const colours: Record<Theme, Record<ScreenClass, [number, number, number]>> = {
  night: { large: [199, 160, 255], medium: [116, 207, 224], small: [160, 224, 150] },
  day: { large: [104, 56, 168], medium: [10, 90, 110], small: [34, 104, 40] },
};
const papers: Record<Theme, Color> = { night: [12, 19, 32, 225], day: [255, 255, 255, 235] };
/** What a screen looks like, filled: an empty box is what a letter without a shape looks like. And who leads. */
const signs: Record<ScreenClass, string> = { large: '▦', medium: '▬', small: '▮' };
const leaderSign = '★';
export const textPixels: Record<ScreenClass, number> = { large: 26, medium: 14, small: 17 };
/** What stands at an eye: who leads, what kind of screen it is, and its name. */
export const tagged = ({ leads, screens }: Cone, name: string): string => `${leads ? `${leaderSign} ` : ''}${signs[screens[0]!.screen.class]} ${name}`;
/** Metres above the ground, so that the footprint does not sink into it. */
const lift = 1.2;

const withAlpha = ([r, g, b]: Color, alpha: number): Color => [r!, g!, b!, alpha];
const raised = ([x, y, z]: Vec3): Vec3 => [x, y, z + lift];
const edges = ({ eye, corners }: Footprint): Vec3[][] => [...corners.map((corner) => [eye, raised(corner)]), [...corners, corners[0]].map(raised)];

/** Each camera as a pyramid from its eye to what it sees of the ground (`grounds`), and its eye with the name of its screen (`eyes`). */
export function drawCones({ cones, frame, groundHeight, theme, screenClass, tagOf }: ConeDrawing): { grounds: Layer[]; eyes: Layer[] } {
  const data = cones.map((cone): Drawn => {
    const kind = cone.screens[0]!.screen.class;
    return {
      ...footprintOf(cone.camera, frame, groundHeight), id: cone.id, properties: {}, colour: colours[theme][kind], leads: cone.leads, tag: tagOf(cone),
    };
  });
  const shared = { coordinateSystem: COORDINATE_SYSTEM.CARTESIAN, parameters: { depthWriteEnabled: false } } as const;
  const inFront = { ...shared, parameters: { depthCompare: 'always', depthWriteEnabled: false } } as const;
  const lines = data.flatMap((drawn) => edges(drawn).map((path) => ({ ...drawn, path })));
  return {
    grounds: [
      new SolidPolygonLayer<Drawn>({
        ...shared, id: 'presence-ground', data, pickable: false, getPolygon: ({ corners }) => corners.map(raised), getFillColor: ({ colour, leads }) => withAlpha(colour, leads ? 46 : 26), extensions: [nearer],
      }),
      new PathLayer<(typeof lines)[number]>({
        ...shared, id: 'presence-edges', data: lines, pickable: true, getPath: ({ path }) => path, getColor: ({ colour, leads }) => withAlpha(colour, leads ? 230 : 150),
        getWidth: ({ leads }) => (leads ? 2.5 : 1.5), widthUnits: 'pixels', billboard: true, extensions: [evenPixels],
      }),
    ],
    eyes: [
      new ScatterplotLayer<Drawn>({
        ...inFront, id: 'presence-eyes', data, pickable: true, extensions: [constantPixels], getPosition: ({ eye }) => eye, getRadius: dotRadius, radiusUnits: 'pixels', billboard: true,
        getFillColor: ({ colour }) => colour, getLineColor: papers[theme], stroked: true, getLineWidth: 2, lineWidthUnits: 'pixels',
      }),
      new TextLayer<Drawn>({
        ...inFront, id: 'presence-names', data, pickable: true, extensions: [constantPixels], getPosition: ({ eye }) => eye, getText: ({ tag }) => tag, getSize: textPixels[screenClass],
        getColor: ({ colour }) => colour, background: true, getBackgroundColor: papers[theme], backgroundPadding: [...namePadding], getPixelOffset: [0, -nameRise],
        fontFamily: "'Inter Variable', 'Noto Sans SC Variable', sans-serif", fontWeight: 600, characterSet: 'auto',
      }),
    ],
  };
}
