import type { CityFrame, Vec3 } from '@/geo';
import type { Region, ScreenClass } from '@/model';
import type { Theme } from '@/state';
import { COORDINATE_SYSTEM, type Color, type Layer } from '@deck.gl/core';
import { PathLayer, SolidPolygonLayer } from '@deck.gl/layers';
import { nearer } from '../outline';
import { freshPaths } from './fresh-edges';
import { dashedLines, evenLines } from './line-extension';
import type { RegionLook, ShownRegion } from './shown-regions';

/** By night pale lines over dark land, by day dark lines over paper; what is set or pointed at has the hue of the interface's accent. */
export const lookColours: Record<Theme, Record<RegionLook, string>> = {
  night: { limits: '#7f96b4', beside: '#62789a', cell: '#7f9cc0', part: '#8aa2c6', current: '#c4f3fb', pointed: '#e2fbff', selected: '#ffffff' },
  day: { limits: '#5d6b80', beside: '#7f8a9c', cell: '#5f7390', part: '#4c5f7d', current: '#064456', pointed: '#0a5a6e', selected: '#101828' },
};
/** CSS pixels on a desk. */
const widths: Record<RegionLook, number> = { limits: 1.5, beside: 1, cell: 0.9, part: 1.25, current: 2.5, pointed: 2.5, selected: 3.5 };
const scale: Record<ScreenClass, number> = { large: 1.7, medium: 1, small: 1.35 };
/** Borders that only divide are dashed, with a soft band along them: drawn as a map draws them, not as things of the city. */
const quiet: ReadonlySet<RegionLook> = new Set(['limits', 'beside', 'cell', 'part']);
const quietAlpha: Record<Theme, number> = { night: 150, day: 165 };
const bandAlpha: Record<Theme, number> = { night: 20, day: 26 };
const bandWidth = 5;
/** Metres above the ground: over roads and water, which lie up to a metre high. */
const lift = 1.5;
/** Share of its colour a bright line keeps where a building stands before it, so that its course can be followed. */
const faint = 0.22;
const followed: ReadonlySet<RegionLook> = new Set(['current', 'pointed', 'selected']);
/** Opacity of the surface of what is pointed at and of what is selected, 0…255. */
const fills: Partial<Record<RegionLook, number>> = { pointed: 30, selected: 20 };

interface RegionDrawing {
  frame: CityFrame;
  groundHeight: number;
  theme: Theme;
  opacity: number;
  screenClass: ScreenClass;
}

interface Line {
  look: RegionLook;
  path: Vec3[];
  colour: Color;
  width: number;
}

interface Surface {
  rings: Vec3[][];
  colour: Color;
}

const toColour = (hex: string, alpha = 255): Color => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255, alpha];
};

/** Outlines on the ground; what stands before them hides the fine ones and leaves a trace of the bright ones. */
export function drawRegions(shown: readonly ShownRegion[], { frame, groundHeight, theme, opacity, screenClass }: RegionDrawing): Layer[] {
  const lines: Line[] = [];
  const surfaces: Surface[] = [];
  const seen = new Set<string>();
  // The brightest has an edge first; what is drawn is ordered after.
  for (const { region, look } of shown.toReversed()) {
    const colour = toColour(lookColours[theme][look], quiet.has(look) ? quietAlpha[theme] : 255);
    const width = widths[look] * scale[screenClass];
    const polygons = localPolygons(region, frame, groundHeight + lift);
    for (const rings of polygons) {
      for (const ring of rings) {
        const fresh = freshPaths(ring, seen);
        const paths = quiet.has(look) ? fresh : [[...ring, ring[0]!]];
        for (const path of paths) lines.push({ look, path, colour, width });
      }
      const fill = fills[look];
      if (fill !== undefined) surfaces.push({ rings, colour: toColour(lookColours[theme][look], fill) });
    }
  }
  lines.reverse();
  surfaces.reverse();
  const styled = {
    getPath: ({ path }: Line) => path, getColor: ({ colour }: Line) => colour, getWidth: ({ width }: Line) => width,
    widthUnits: 'pixels', billboard: true, jointRounded: true, capRounded: true,
  } as const;
  const shared = { coordinateSystem: COORDINATE_SYSTEM.CARTESIAN, pickable: false, opacity, parameters: { depthWriteEnabled: false } } as const;
  return [
    new SolidPolygonLayer<Surface>({
      ...shared, id: 'region-surfaces', data: surfaces, getPolygon: ({ rings }) => rings, getFillColor: ({ colour }) => colour, extensions: [nearer],
    }),
    new PathLayer<Line>({
      ...shared, ...styled, id: 'region-traces', data: lines.filter(({ look }) => followed.has(look)), extensions: [evenLines],
      opacity: opacity * faint, parameters: { depthCompare: 'always', depthWriteEnabled: false },
    }),
    new PathLayer<Line>({
      ...shared, ...styled, id: 'region-bands', data: lines.filter(({ look }) => quiet.has(look)), extensions: [evenLines, nearer],
      getColor: ({ look }: Line) => toColour(lookColours[theme][look], bandAlpha[theme]), getWidth: ({ width }: Line) => width * bandWidth,
    }),
    new PathLayer<Line>({ ...shared, ...styled, capRounded: false, id: 'region-borders', data: lines.filter(({ look }) => quiet.has(look)), extensions: [evenLines, dashedLines, nearer] }),
    new PathLayer<Line>({ ...shared, ...styled, id: 'region-lines', data: lines.filter(({ look }) => !quiet.has(look)), extensions: [evenLines, nearer] }),
  ];
}

const converted = new WeakMap<Region, Vec3[][][]>();

/** City-frame rings at a height over the ellipsoid, which is always the same for a region. */
function localPolygons(region: Region, frame: CityFrame, height: number): Vec3[][][] {
  const held = converted.get(region);
  if (held) return held;
  const made = region.polygons.map((rings) => rings.map((ring) => ring.map(([longitude, latitude]) => frame.toLocal({ longitude, latitude, height }))));
  converted.set(region, made);
  return made;
}
