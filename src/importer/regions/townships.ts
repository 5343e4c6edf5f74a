import type { CityLand } from './city-land';
import { outside } from './border';
import { divide } from './divide';

/** Hexagons a township has at least on average. */
const fewest = 6;

export interface Townships {
  /** Number of the township each hexagon of the grid is in, `outside` for none. */
  areaOf: Int32Array;
  /** Township numbers by county; counties begin with the one in the middle of the city, townships in the north. */
  counties: number[][];
}

/** Counties of about the same load, each divided into townships of about the same load. */
export function divideCity(land: CityLand, counties: number, townships: number): Townships {
  const byCounty = membersOf(land.places, divide(land, land.places, counties)).sort((a, b) => apart(land, a) - apart(land, b));
  const shares = sharesOf(byCounty.map((members) => ({ load: loadOf(land, members), most: Math.ceil(members.length / fewest) })), townships);
  const areaOf = new Int32Array(land.grid.count).fill(outside);
  let next = 0;
  return {
    areaOf,
    counties: byCounty.map((members, i) => {
      const parts = membersOf(members, divide(land, members, shares[i]!));
      parts.sort((a, b) => middleOf(land, b)[1] - middleOf(land, a)[1]);
      return parts.map((part) => {
        for (const place of part) areaOf[place] = next;
        return next++;
      });
    }),
  };
}

function membersOf(places: readonly number[], parts: readonly number[]): number[][] {
  const members: number[][] = Array.from({ length: Math.max(...new Set(parts)) + 1 }, () => []);
  places.forEach((place, i) => members[parts[i]!]!.push(place));
  return members;
}

const loadOf = ({ load }: CityLand, places: readonly number[]): number => places.reduce((sum, place) => sum + load[place]!, 0);

function middleOf(land: CityLand, places: readonly number[]): [x: number, y: number] {
  const total = loadOf(land, places);
  const mean = (k: 0 | 1): number => places.reduce((sum, place) => sum + land.points[place]![k] * land.load[place]!, 0) / total;
  return [mean(0), mean(1)];
}

/** Metres from the middle of the city. */
function apart(land: CityLand, places: readonly number[]): number {
  const [a, b] = [middleOf(land, places), middleOf(land, land.places)];
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Whole shares of `total` in proportion to the loads, from one to the most each can take: what is left goes to whose share is largest. */
function sharesOf(takers: readonly { load: number; most: number }[], total: number): number[] {
  const shares = takers.map(() => 1);
  for (let left = total - takers.length; left > 0; left--) {
    const neediest = takers.reduce((best, { load, most }, i) =>
      (shares[i]! < most && (best < 0 || load / shares[i]! > takers[best]!.load / shares[best]!) ? i : best), -1);
    if (neediest < 0) break;
    shares[neediest]! += 1;
  }
  return shares;
}
