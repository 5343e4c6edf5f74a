import type { RequestCategory } from '@/model';
import building from '@mapbox/maki/icons/building.svg?raw';
import car from '@mapbox/maki/icons/car.svg?raw';
import construction from '@mapbox/maki/icons/construction.svg?raw';
import dog from '@mapbox/maki/icons/dog-park.svg?raw';
import information from '@mapbox/maki/icons/information.svg?raw';
import park from '@mapbox/maki/icons/park.svg?raw';
import wasteBasket from '@mapbox/maki/icons/waste-basket.svg?raw';
import water from '@mapbox/maki/icons/water.svg?raw';

/** Side of the square every glyph path is drawn in. */
export const glyphSize = 15;

/** Path data of an SVG file, all of its paths as one. */
function pathData(svg: string): string {
  return [...svg.matchAll(/\sd="([^"]+)"/g)].map(([, d]) => d!.replace(/&#x[0-9a-f]+;/gi, ' ')).join(' ');
}

const trafficLights =
  'M5.5 0.5h4a1.5 1.5 0 0 1 1.5 1.5v11a1.5 1.5 0 0 1-1.5 1.5h-4A1.5 1.5 0 0 1 4 13V2a1.5 1.5 0 0 1 1.5-1.5z '
  + 'M7.5 2.2a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8z M7.5 6.1a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8z M7.5 10a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8z';
const bulb =
  'M7.5 0.5a4.7 4.7 0 0 1 2.8 8.5c-.5.4-.8.9-.8 1.5h-4c0-.6-.3-1.1-.8-1.5A4.7 4.7 0 0 1 7.5.5z M5.5 11.3h4v1.2h-4z M6.2 13.2h2.6l-.6 1.3H6.8z';
const loudspeaker =
  'M1 5.3h2.6L7.8 1.8v11.4L3.6 9.7H1z M9.4 4.6l.8-.9a5 5 0 0 1 0 7.6l-.8-.9a3.8 3.8 0 0 0 0-5.8z M11.3 2.6l.8-.9a7.7 7.7 0 0 1 0 11.6l-.8-.9a6.5 6.5 0 0 0 0-9.8z';

/** One symbol per category, as path data in a square of `glyphSize`; from Maki (CC0) and our own. */
export const categoryGlyphs: Record<RequestCategory, string> = {
  road: pathData(construction),
  traffic: trafficLights,
  waste: pathData(wasteBasket),
  water: pathData(water),
  lighting: bulb,
  greenery: pathData(park),
  noise: loudspeaker,
  building: pathData(building),
  animal: pathData(dog),
  vehicle: pathData(car),
  other: pathData(information),
};
