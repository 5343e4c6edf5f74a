import type { Extent } from '@/model';
import type { StreetNetwork } from './street-network';

export interface Place {
  longitude: number;
  latitude: number;
}

const inside = ([west, south, east, north]: Extent, { longitude, latitude }: Place): boolean =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north;

/** Rank of every value among all, 0 … 1; equal values share the rank of the first. */
function ranks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  const result = new Array<number>(values.length);
  let rank = 0;
  order.forEach((index, i) => {
    if (i > 0 && values[index] !== values[order[i - 1]!]) rank = i;
    result[index] = values.length > 1 ? rank / (values.length - 1) : 0.5;
  });
  return result;
}

/** The value a share 0 … 1 of sorted values is below. */
const quantile = (sorted: Float64Array, share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;

/**
 * Places for real requests in a city they do not come from: west stays west and north stays north by rank, spread as the
 * city's streets are, on the nearest street node; without streets spread over the extent. Null when more than half of
 * the places lie in the city: then they are where they belong.
 */
export function transpose(places: readonly Place[], extent: Extent, network: StreetNetwork | null): Place[] | null {
  if (places.filter((place) => inside(extent, place)).length * 2 > places.length) return null;
  const east = ranks(places.map((place) => place.longitude));
  const north = ranks(places.map((place) => place.latitude));
  if (!network) {
    return places.map((_, i) => ({
      longitude: extent[0] + (extent[2] - extent[0]) * east[i]!,
      latitude: extent[1] + (extent[3] - extent[1]) * north[i]!,
    }));
  }
  const longitudes = network.longitude.toSorted();
  const latitudes = network.latitude.toSorted();
  return places.map((_, i) => {
    const node = network.nearest(quantile(longitudes, east[i]!), quantile(latitudes, north[i]!));
    return { longitude: network.longitude[node]!, latitude: network.latitude[node]! };
  });
}
