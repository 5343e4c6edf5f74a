import { z } from 'zod';

/** What a named thing is; the order is the order of importance when labels compete. */
export const placeKinds = [
  'settlement', 'water', 'park', 'government', 'transport', 'health', 'education', 'culture', 'worship', 'sport', 'shop', 'food', 'lodging', 'office', 'other',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Names by language tag; `''` is the local name as the source writes it, always there. */
const namesSchema = z.record(z.string(), z.string()).refine((names) => (names[''] ?? '') !== '', { message: 'a local name under the key "" is needed' });

/** Longitude and latitude, degrees. */
const pointSchema = z.tuple([z.number(), z.number()]);

/** What of a city has a name or an address: for search, labels and the panels of streets and places. */
export const gazetteerSchema = z.strictObject({
  /**
   * `weight` 0…1: how important among its kind (area, fame in the source). `building`: id of the building it is. `reaches`: more
   * places of something long where its name may stand.
   */
  places: z.array(z.strictObject({
    id: z.string(), kind: z.enum(placeKinds), names: namesSchema, at: pointSchema, weight: z.number().min(0).max(1), building: z.string().nullable(),
    reaches: z.array(pointSchema).optional(),
  })),
  /** Ways of one name that touch. `ways`: indices into the street graph. `at`: a point on it, near its middle. `length`: metres. */
  streets: z.array(z.strictObject({
    id: z.string(), names: namesSchema, class: z.string(), at: pointSchema, length: z.number(), ways: z.array(z.int().min(0)),
  })),
  /** House numbers, per street name as addresses write it: number, longitude, latitude, building id. */
  addresses: z.array(z.strictObject({
    street: z.string(), houses: z.array(z.tuple([z.string(), z.number(), z.number(), z.string()])),
  })),
});
export type Gazetteer = z.infer<typeof gazetteerSchema>;
export type Place = Gazetteer['places'][number];
export type NamedStreet = Gazetteer['streets'][number];
