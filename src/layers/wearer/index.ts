import type { Vec3 } from '@/geo';
import type { Stage } from '@/stage';
import type { Theme } from '@/state';
import { COORDINATE_SYSTEM, type Color, type Layer } from '@deck.gl/core';
import { PathLayer, ScatterplotLayer, SolidPolygonLayer } from '@deck.gl/layers';
import { constantPixels } from '../constant-pixels';

/** Where the person with this screen is; metres and degrees clockwise from north. */
interface Wearer {
  longitude: number;
  latitude: number;
  accuracy: number;
  heading: number | null;
}

const inks: Record<Theme, readonly [number, number, number]> = { night: [88, 170, 255], day: [0, 84, 196] };
const lift = 0.5;
/** The wedge of the heading is so long beyond the circle, and opens so far to each side. */
const wedge = { metres: 18, share: 0.5, degrees: 28 };
const corners = 72;

/** A dot where this tablet is, how sure that is as a circle, and where it looks as a wedge; null takes it away. */
export function drawWearer(stage: Stage, wearer: Wearer | null, ground: number, theme: Theme): void {
  stage.setDeckLayers('wearer', wearer ? layersOf(stage.frame.toLocal({ longitude: wearer.longitude, latitude: wearer.latitude, height: ground + lift }), wearer, inks[theme]) : []);
  stage.invalidate();
}

function layersOf(at: Vec3, { accuracy, heading }: Wearer, ink: readonly [number, number, number]): Layer[] {
  const around = (degrees: number, metres: number): Vec3 => {
    const angle = (degrees * Math.PI) / 180;
    return [at[0] + Math.sin(angle) * metres, at[1] + Math.cos(angle) * metres, at[2]];
  };
  const ring = Array.from({ length: corners + 1 }, (_, i) => around((i * 360) / corners, accuracy));
  const reach = Math.max(wedge.metres, accuracy * wedge.share) + accuracy;
  const fan = heading === null ? [] : [at, ...Array.from({ length: 9 }, (_, i) => around(heading + wedge.degrees * (i / 4 - 1), reach))];
  const colour = (alpha: number): Color => [...ink, alpha];
  const flat = { coordinateSystem: COORDINATE_SYSTEM.CARTESIAN, pickable: false, parameters: { depthWriteEnabled: false } } as const;
  const above = { ...flat, parameters: { depthCompare: 'always', depthWriteEnabled: false } } as const;
  const dot = (id: string, radius: number, fill: Color): Layer => new ScatterplotLayer<Vec3>({
    ...above, id, data: [at], getPosition: (place) => place, getRadius: radius, radiusUnits: 'pixels', billboard: true, getFillColor: fill, extensions: [constantPixels],
  });
  return [
    new SolidPolygonLayer<Vec3[]>({ ...flat, id: 'wearer-circle', data: [ring], getPolygon: (polygon) => polygon, getFillColor: colour(38) }),
    new PathLayer<Vec3[]>({ ...flat, id: 'wearer-edge', data: [ring], getPath: (path) => path, getColor: colour(170), getWidth: 0.6, widthMinPixels: 1.5 }),
    new SolidPolygonLayer<Vec3[]>({ ...flat, id: 'wearer-heading', data: fan.length > 0 ? [fan] : [], getPolygon: (polygon) => polygon, getFillColor: colour(110) }),
    dot('wearer-paper', 12, [255, 255, 255, 255]),
    dot('wearer-dot', 8.5, colour(255)),
  ];
}
