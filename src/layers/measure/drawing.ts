import type { CityFrame, Vec3 } from '@/geo';
import type { Position, ScreenClass } from '@/model';
import type { Theme } from '@/state';
import { COORDINATE_SYSTEM, type Color, type Layer } from '@deck.gl/core';
import { PathLayer, ScatterplotLayer, SolidPolygonLayer, TextLayer } from '@deck.gl/layers';
import { evenPixels } from '../outline';
import type { MeasureKind } from './measurement';

interface Label {
  at: Vec3;
  text: string;
}

/** What is drawn of a figure, in city-frame metres. */
export interface MeasureFigure {
  kind: MeasureKind;
  points: readonly Position[];
  frame: CityFrame;
  theme: Theme;
  screenClass: ScreenClass;
  /** Said at the middle of each leg. */
  legTexts: readonly string[];
  /** Said at the last point; empty for none. */
  total: string;
}

const lines: Record<Theme, Color> = { night: [255, 214, 102], day: [176, 58, 0] };
const papers: Record<Theme, Color> = { night: [12, 19, 32, 225], day: [255, 255, 255, 235] };
const inks: Record<Theme, Color> = { night: [255, 232, 170], day: [110, 34, 0] };
const textPixels: Record<ScreenClass, number> = { large: 26, medium: 13, small: 17 };
/** Metres above what was clicked, so that lines do not sink into it. */
const lift = 0.4;

/** Twice: crisp where it is in sight, and a trace of it where buildings stand before it. */
export function drawMeasure({ kind, points, frame, theme, screenClass, legTexts, total }: MeasureFigure): Layer[] {
  const corners = points.map((point) => frame.toLocal({ ...point, height: point.height + lift }));
  const colour = lines[theme];
  const paths = pathsOf(kind, corners, points, frame);
  const shared = { coordinateSystem: COORDINATE_SYSTEM.CARTESIAN, pickable: false } as const;
  const line = (id: string, opacity: number, hidden: boolean): Layer => new PathLayer<Vec3[]>({
    ...shared, id, data: paths, opacity, getPath: (path) => path, getColor: colour, getWidth: screenClass === 'small' ? 4 : 3,
    widthUnits: 'pixels', billboard: true, capRounded: true, jointRounded: true, extensions: [evenPixels],
    parameters: hidden ? { depthCompare: 'always', depthWriteEnabled: false } : {},
  });
  const labels: Label[] = legTexts.map((text, i) => ({ text, at: middle(corners[i]!, corners[(i + 1) % corners.length]!) }));
  const end = corners.at(-1);
  if (total !== '' && end) labels.push({ text: total, at: kind === 'area' ? centre(corners) : end });
  return [
    ...(kind === 'area' && corners.length > 2
      ? [new SolidPolygonLayer<Vec3[]>({
          ...shared, id: 'measure-area', data: [corners], getPolygon: (ring) => ring, getFillColor: [...colour.slice(0, 3), 60] as unknown as Color,
          parameters: { depthWriteEnabled: false },
        })]
      : []),
    line('measure-trace', 0.35, true),
    line('measure-line', 1, false),
    new ScatterplotLayer<Vec3>({
      ...shared, id: 'measure-points', data: corners, getPosition: (point) => point, getRadius: 5, radiusUnits: 'pixels', billboard: true,
      getFillColor: papers[theme], getLineColor: colour, stroked: true, getLineWidth: 2.5, lineWidthUnits: 'pixels',
      parameters: { depthCompare: 'always', depthWriteEnabled: false },
    }),
    new TextLayer<Label>({
      ...shared, id: 'measure-texts', data: labels.filter(({ text }) => text !== ''), getPosition: ({ at }) => at, getText: ({ text }) => text,
      getSize: textPixels[screenClass], getColor: inks[theme], background: true, getBackgroundColor: papers[theme], backgroundPadding: [6, 3],
      getPixelOffset: [0, -16], fontFamily: "'Inter Variable', 'Noto Sans SC Variable', sans-serif", fontWeight: 600, characterSet: 'auto',
      parameters: { depthCompare: 'always', depthWriteEnabled: false },
    }),
  ];
}

/** A height is a right triangle: along the ground of the lower point, then straight up. */
function pathsOf(kind: MeasureKind, corners: Vec3[], points: readonly Position[], frame: CityFrame): Vec3[][] {
  const [first, last] = [points[0], points.at(-1)];
  if (kind === 'area') return corners.length > 2 ? [[...corners, corners[0]!]] : [corners];
  if (kind === 'distance' || !first || !last || points.length < 2) return [corners];
  const [low, high] = first.height <= last.height ? [first, last] : [last, first];
  const foot = frame.toLocal({ ...high, height: low.height + lift });
  return [corners, [frame.toLocal({ ...low, height: low.height + lift }), foot, frame.toLocal({ ...high, height: high.height + lift })]];
}

const middle = (a: Vec3, b: Vec3): Vec3 => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];

function centre(corners: readonly Vec3[]): Vec3 {
  const sum = corners.reduce<Vec3>((total, corner) => [total[0] + corner[0], total[1] + corner[1], total[2] + corner[2]], [0, 0, 0]);
  return [sum[0] / corners.length, sum[1] / corners.length, sum[2] / corners.length];
}
