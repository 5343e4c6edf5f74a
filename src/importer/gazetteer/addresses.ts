import type { Gazetteer } from '@/model';
import type { Building } from '../content';
import { footprintArea } from '../mesh/area';
import { insidePoint } from '../mesh/inside-point';

type Address = [street: string, number: string];

/** House numbers by street; `addressesOf` gives those of a building, which has two on a corner. */
export function houseNumbers(buildings: readonly Building[], addressesOf: (building: Building) => Address[]): Gazetteer['addresses'] {
  const streets = new Map<string, Gazetteer['addresses'][number]['houses']>();
  for (const building of buildings) {
    const addresses = addressesOf(building).map(([street, number]) => [tidy(street), tidy(number)] as const).filter(([street, number]) => street !== '' && number !== '');
    if (addresses.length === 0) continue;
    const { polygons, id } = building.detail;
    const largest = polygons.reduce((a, b) => (footprintArea(b) > footprintArea(a) ? b : a));
    const [longitude, latitude] = insidePoint(largest[0]!);
    for (const [street, number] of addresses) {
      const house: [string, number, number, string] = [number, Number(longitude.toFixed(6)), Number(latitude.toFixed(6)), id];
      const held = streets.get(street);
      if (held) held.push(house);
      else streets.set(street, [house]);
    }
  }
  const order = new Intl.Collator('en', { numeric: true });
  return [...streets].map(([street, houses]) => ({ street, houses: houses.sort((a, b) => order.compare(a[0], b[0]) || order.compare(a[3], b[3])) }))
    .sort((a, b) => order.compare(a.street, b.street));
}

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
