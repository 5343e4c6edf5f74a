import type { Gazetteer } from '@/model';
import type { Building } from '../content';
import { footprintArea } from '../mesh/area';
import { insidePoint } from '../mesh/inside-point';
import { houseNumbers } from './addresses';

/** A building on a corner has several. */
const furtherAddress = /^address ?\d+$/i;

/** What a city of buildings alone has to find: those with a name, and addresses that end in a number, after which the city may be named ("Coolhaven 88A Rotterdam"). */
export function buildingGazetteer(buildings: readonly Building[], cityNames: readonly string[]): Gazetteer {
  const streetAndNumber = (address: string): [string, string][] => {
    const city = cityNames.find((name) => address.endsWith(` ${name}`));
    const [, street, number] = /^(.*\S)\s+(\d\S*)$/u.exec((city === undefined ? address : address.slice(0, -city.length)).replace(/[\s,]+$/, '')) ?? [];
    return street !== undefined && number !== undefined ? [[street, number]] : [];
  };
  const places = buildings.filter(({ name }) => name !== '').map(({ detail: { id, polygons }, name }) => {
    const largest = polygons.reduce((a, b) => (footprintArea(b) > footprintArea(a) ? b : a));
    const [longitude, latitude] = insidePoint(largest[0]!);
    const weight = Number(Math.min(1, Math.log10(1 + footprintArea(largest)) / 6).toFixed(2));
    return { id, kind: 'other' as const, names: { '': name }, at: [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))] as [number, number], weight, building: id };
  });
  return {
    places,
    streets: [],
    addresses: houseNumbers(buildings, ({ address, detail: { attributes } }) =>
      [...new Set([address, ...Object.entries(attributes).flatMap(([key, value]) => (furtherAddress.test(key) ? [String(value)] : []))])].flatMap(streetAndNumber)),
  };
}
