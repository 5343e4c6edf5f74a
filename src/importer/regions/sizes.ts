/** How finely a city is divided, from how many buildings it has and how large it is. */
export interface RegionSizes {
  townships: number;
  counties: number;
  /** Metres between the hexagons borders are made of. */
  spacing: number;
}

const buildingsPerTownship = 100;
const mostTownships = 96;
/** Hexagons along the side of a square as large as the city's rectangle. */
const fineness = 160;
/** Metres: outlines of a few buildings need not follow every corner. */
const leastSpacing = 5;

/** A township for every hundred buildings, at most 96; counties are as many as each has townships, at most 10. */
export function regionSizes(buildings: number, breadth: number): RegionSizes {
  const townships = Math.min(mostTownships, Math.max(1, Math.ceil(buildings / buildingsPerTownship)));
  return { townships, counties: Math.round(Math.sqrt(townships)), spacing: Math.max(leastSpacing, breadth / fineness) };
}

/** Metres: the largest of these of which at least 16 fit into a township of average `area` (square metres). */
export function cellSize(area: number): number {
  const sizes = [250, 100, 50, 25, 10, 5];
  return sizes.find((size) => area / (size * size) >= 16) ?? 5;
}
