import { enuToEcef, fromEcef, toRadians, transformPoint } from '@/geo';
import type { ViewState } from '@/model';
import type { Building } from './content';
import { footprintArea } from './mesh/area';

/** Distance per metre of height from which a building's top is in the picture, with room above it, at 62° and 42° of view. */
const wholeFrom = 3.2;

/** Side of the squares in which building volume is counted, degrees of latitude (about 330 m). */
const cell = 0.003;

/** Share of the tallest building's height at which the picture has its middle. */
const middleOfTallest = 0.4;

/** A city no broader than this is seen whole, metres. */
const district = 2_500;

/**
 * A first view: from the south, 62° off the vertical, at the middle of a district, or in a larger city at the neighbourhood with most
 * building volume; from five eighths of the city's breadth away and so far that the tallest building is whole, 220 to 2,600 m. In the
 * middle of the picture is what stands there, not the ground under it.
 */
export function homeView(buildings: readonly Building[], groundHeight: number, breadth: number): ViewState {
  const focus = breadth < district ? middleOf(buildings) : densestPlace(buildings);
  const pitch = 62;
  const tallest = buildings.reduce((most, { detail }) => Math.max(most, detail.height), 0);
  const distance = Math.min(2_600, Math.max(220, (breadth * 5) / 8, wholeFrom * tallest));
  const [south, up] = [Math.sin(toRadians(pitch)) * distance, Math.cos(toRadians(pitch)) * distance];
  const middle = Math.min(tallest, distance / wholeFrom) * middleOfTallest;
  const eye = fromEcef(transformPoint(enuToEcef({ ...focus, height: groundHeight }), [0, -south, up + middle]));
  return { ...eye, bearing: 0, pitch, roll: 0, fovy: 42 };
}

function middleOf(buildings: readonly Building[]): { longitude: number; latitude: number } {
  const corners = buildings.flatMap(({ detail }) => detail.polygons.flatMap(([outer]) => outer!));
  const middle = (axis: 0 | 1): number => corners.reduce(([least, most], corner) => [Math.min(least, corner[axis]), Math.max(most, corner[axis])], [Infinity, -Infinity]).reduce((a, b) => a + b) / 2;
  return { longitude: middle(0), latitude: middle(1) };
}

/** Centre of volume of the nine squares around the one where they hold most. */
function densestPlace(buildings: readonly Building[]): { longitude: number; latitude: number } {
  const squares = new Map<string, { volume: number; longitude: number; latitude: number }>();
  const stretch = Math.cos(toRadians(buildings[0]!.detail.polygons[0]![0]![0]![1]));
  for (const { detail } of buildings) {
    const [longitude, latitude] = detail.polygons[0]![0]![0]!;
    const volume = detail.polygons.reduce((sum, polygon) => sum + footprintArea(polygon), 0) * detail.height;
    const key = `${Math.floor((longitude * stretch) / cell)},${Math.floor(latitude / cell)}`;
    const square = squares.get(key) ?? { volume: 0, longitude: 0, latitude: 0 };
    squares.set(key, { volume: square.volume + volume, longitude: square.longitude + longitude * volume, latitude: square.latitude + latitude * volume });
  }
  let best = { volume: 0, longitude: 0, latitude: 0 };
  for (const key of squares.keys()) {
    const [x, y] = key.split(',').map(Number) as [number, number];
    const sum = { volume: 0, longitude: 0, latitude: 0 };
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        const square = squares.get(`${x + dx},${y + dy}`);
        if (!square) continue;
        sum.volume += square.volume;
        sum.longitude += square.longitude;
        sum.latitude += square.latitude;
      }
    }
    if (sum.volume > best.volume) best = sum;
  }
  return { longitude: best.longitude / best.volume, latitude: best.latitude / best.volume };
}
