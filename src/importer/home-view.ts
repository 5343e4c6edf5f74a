import { district, enclosingView, enuToEcef, fromEcef, homePicture, toRadians, transformPoint } from '@/geo';
import type { Position, ViewState } from '@/model';
import type { Building } from './content';
import { footprintArea } from './mesh/area';

/** Distance per metre of height from which a building's top is in the picture, with room above it, at 62° and 42° of view. */
const wholeFrom = 3.2;

/** Side of the squares in which building volume is counted, degrees of latitude (about 330 m). */
const cell = 0.003;

/** Share of the tallest building's height at which the picture has its middle. */
const middleOfTallest = 0.4;

/** The first view looks from the south, this far off the vertical, degrees. */
const pitch = 62;
const fovy = 42;

/**
 * A first view. A district is seen whole. In a larger city it shows the neighbourhood with most building volume, from five eighths of the city's
 * breadth away and so far that the tallest building is whole, 220 to 2,600 m; in the middle of the picture is what stands there, not the ground under it.
 */
export function homeView(buildings: readonly Building[], groundHeight: number, breadth: number): ViewState {
  if (breadth < district.breadth) return districtView(buildings, groundHeight);
  const focus = densestPlace(buildings);
  const tallest = buildings.reduce((most, { detail }) => Math.max(most, detail.height), 0);
  const distance = Math.min(2_600, Math.max(220, (breadth * 5) / 8, wholeFrom * tallest));
  const [south, up] = [Math.sin(toRadians(pitch)) * distance, Math.cos(toRadians(pitch)) * distance];
  const middle = Math.min(tallest, distance / wholeFrom) * middleOfTallest;
  const eye = fromEcef(transformPoint(enuToEcef({ ...focus, height: groundHeight }), [0, -south, up + middle]));
  return { ...eye, bearing: 0, pitch, roll: 0, fovy };
}

function districtView(buildings: readonly Building[], groundHeight: number): ViewState {
  const corners = buildings.flatMap(({ detail: { polygons, height } }) => polygons.flatMap(([outer]) =>
    outer!.flatMap(([longitude, latitude]): Position[] => [0, height].map((up) => ({ longitude, latitude, height: groundHeight + up })))));
  const middleOf = (axis: 'longitude' | 'latitude'): number => {
    const [least, most] = corners.reduce(([low, high], corner) => [Math.min(low, corner[axis]), Math.max(high, corner[axis])], [Infinity, -Infinity]);
    return (least + most) / 2;
  };
  const middle = { longitude: middleOf('longitude'), latitude: middleOf('latitude'), height: groundHeight };
  const here = enuToEcef(middle);
  const around = [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([east, north]) => fromEcef(transformPoint(here, [east! * district.leastAround, north! * district.leastAround, 0])));
  return { ...enclosingView([...corners, ...around], middle, { bearing: 0, pitch, fovy, ...homePicture }), bearing: 0, pitch };
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
