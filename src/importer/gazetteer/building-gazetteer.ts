import type { Gazetteer } from '@/model';
import type { Building } from '../content';
import { footprintArea } from '../mesh/area';
import { insidePoint } from '../mesh/inside-point';
import { houseNumbers } from './addresses';

/** What a city of buildings alone has to find: those with a name, and addresses whose last word is a number ("Coolhaven 88A"). */
export function buildingGazetteer(buildings: readonly Building[]): Gazetteer {
  const places = buildings.filter(({ name }) => name !== '').map(({ detail: { id, polygons }, name }) => {
    const largest = polygons.reduce((a, b) => (footprintArea(b) > footprintArea(a) ? b : a));
    const [longitude, latitude] = insidePoint(largest[0]!);
    const weight = Number(Math.min(1, Math.log10(1 + footprintArea(largest)) / 6).toFixed(2));
    return { id, kind: 'other' as const, names: { '': name }, at: [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))] as [number, number], weight, building: id };
  });
  return {
    places,
    streets: [],
    addresses: houseNumbers(buildings, ({ address }) => {
      const [, street, number] = /^(.*\S)\s+(\d\S*)$/u.exec(address) ?? [];
      return street !== undefined && number !== undefined ? [[street, number]] : [];
    }),
  };
}
