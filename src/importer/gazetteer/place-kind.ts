import type { PlaceKind } from '@/model';

type Tags = Readonly<Record<string, string>>;

const amenities: [PlaceKind, RegExp][] = [
  ['transport', /^(fuel|parking|bicycle_rental|car_rental|bus_station|taxi|ferry_terminal|charging_station|parking_space|car_sharing)$/],
  ['health', /^(hospital|clinic|pharmacy|doctors|dentist|veterinary|nursing_home)$/],
  ['education', /^(school|university|college|kindergarten|childcare|driving_school|language_school|music_school|library|research_institute)$/],
  ['government', /^(townhall|police|fire_station|courthouse|embassy|prison|public_building|register_office|customs|post_office)$/],
  ['culture', /^(theatre|cinema|arts_centre|community_centre|fountain|planetarium|concert_hall|events_venue|conference_centre|exhibition_centre|casino)$/],
  ['worship', /^(place_of_worship|monastery)$/],
  ['food', /^(cafe|restaurant|bar|pub|fast_food|food_court|biergarten|ice_cream|nightclub)$/],
  ['shop', /^(marketplace|car_wash|vehicle_inspection)$/],
  ['office', /^(bank|atm|bureau_de_change|office|social_facility|payment_terminal)$/],
];
const buildings: [PlaceKind, RegExp][] = [
  ['transport', /^(train_station|transportation|parking)$/],
  ['health', /^(hospital|clinic)$/],
  ['education', /^(school|university|college|kindergarten|dormitory)$/],
  ['government', /^(government|public|civic|fire_station)$/],
  ['worship', /^(church|mosque|cathedral|chapel|temple|synagogue|shrine)$/],
  ['sport', /^(stadium|sports_hall|grandstand)$/],
  ['shop', /^(retail|supermarket|kiosk|shop|mall)$/],
  ['lodging', /^hotel$/],
  ['office', /^(office|commercial)$/],
];

const amongst = (list: [PlaceKind, RegExp][], value: string | undefined): PlaceKind | undefined => list.find(([, values]) => values.test(value ?? ''))?.[0];
const given = (value: string | undefined): value is string => value !== undefined && value !== 'no';

/** What an OpenStreetMap object is to somebody who looks for it by name; undefined for what nobody does (power lines, borders). */
export function placeKind(tags: Tags): PlaceKind | undefined {
  const { place, amenity, tourism, leisure, office, landuse, building } = tags;
  if (given(place)) return place === 'square' || place === 'islet' || place === 'island' ? 'other' : 'settlement';
  if (tags['natural'] === 'water' || given(tags['waterway']) || landuse === 'reservoir' || landuse === 'basin') return 'water';
  if (given(tags['highway'])) return /^(bus_stop|rest_area|services)$/.test(tags['highway']) ? 'transport' : tags['highway'] === 'pedestrian' ? 'other' : undefined;
  if (/^(station|halt|stop|tram_stop)$/.test(tags['railway'] ?? '') || given(tags['public_transport']) || given(tags['aeroway'])) return 'transport';
  const byAmenity = amongst(amenities, amenity);
  if (byAmenity) return byAmenity;
  if (given(tags['healthcare'])) return 'health';
  if (/^(hotel|hostel|motel|guest_house|apartment|chalet|bed_and_breakfast)$/.test(tourism ?? '')) return 'lodging';
  if (given(tourism) || given(tags['historic'])) return 'culture';
  if (/^(park|garden|nature_reserve|common|dog_park|playground)$/.test(leisure ?? '')) return 'park';
  if (given(leisure) || given(tags['sport'])) return 'sport';
  if (given(tags['shop']) || given(tags['craft'])) return 'shop';
  if (given(office)) return /^(government|diplomatic|administrative|political_party)$/.test(office) ? 'government' : 'office';
  if (landuse === 'residential') return 'settlement';
  if (/^(forest|recreation_ground|village_green|meadow)$/.test(landuse ?? '') || /^(wood|grassland|beach|wetland)$/.test(tags['natural'] ?? '')) return 'park';
  if (given(building)) return amongst(buildings, building) ?? 'other';
  return given(amenity) || given(landuse) || given(tags['natural']) || given(tags['man_made']) || given(tags['military']) || given(tags['club'])
    || given(tags['emergency']) ? 'other' : undefined;
}
