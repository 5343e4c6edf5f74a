import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'a city id is lower-case letters, digits and dashes, for example "astana"');
export const cityIdSchema = id;

/** west, south, east, north in degrees. */
export const extentSchema = z.tuple([
  z.number().min(-180).max(180), z.number().min(-90).max(90),
  z.number().min(-180).max(180), z.number().min(-90).max(90),
]);
export type Extent = z.infer<typeof extentSchema>;

export const localizedSchema = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

/** An attribute of buildings that can colour and filter them: a column of the tiles' property table of the same id. */
export const buildingAttributeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('number'), id: z.string().min(1).max(64),
    /** Symbol of the unit, for example "m"; empty for counts. */
    unit: z.string(),
    /** 2nd and 98th percentile: where a colour ramp begins and ends. */
    low: z.number(), high: z.number(),
    min: z.number(), max: z.number(),
    /** Buildings that have a value. */
    count: z.int(),
  }),
  z.strictObject({
    type: z.literal('class'), id: z.string().min(1).max(64),
    /** Most frequent first, at most 24; what is left out is "other". */
    values: z.array(z.strictObject({ value: z.string(), count: z.int() })).min(1).max(24),
    count: z.int(),
  }),
]);
export type BuildingAttribute = z.infer<typeof buildingAttributeSchema>;

/** What `manifest.json` of an imported city says; every path is relative to that file. */
export const cityManifestSchema = z.strictObject({
  formatVersion: z.literal(2),
  id,
  name: localizedSchema,
  /** IANA time zone, for local clocks and the sun. */
  timeZone: z.string().min(1),
  /** Origin of the city frame: degrees, metres above the ellipsoid. */
  origin: z.strictObject({ longitude: z.number(), latitude: z.number(), height: z.number() }),
  extent: extentSchema,
  /** Ellipsoid height of the ground the city stands on, metres. */
  groundHeight: z.number(),
  /** First view: looks at the most built-up part. */
  home: z.strictObject({
    longitude: z.number(), latitude: z.number(), height: z.number(),
    bearing: z.number(), pitch: z.number(), roll: z.number(), fovy: z.number(),
  }),
  /** 3D Tiles 1.1: buildings (feature ids and attributes) and, where the source has it, the ground (roads, water, green). */
  tilesets: z.strictObject({ buildings: z.string(), ground: z.string().nullable() }),
  /** JSON street graph for routes and the simulation, null where the source has no streets. */
  streets: z.string().nullable(),
  /** Region file, see region.ts; null where the city has none. */
  regions: z.string().nullable(),
  /** What can be searched for and labelled, see gazetteer.ts. */
  gazetteer: z.string().nullable(),
  /** Heights a camera must stay above, see skyline.ts. */
  skyline: z.string().nullable(),
  /** The city in one small file, for the first picture; see overview.ts. */
  overview: z.string().nullable(),
  attributes: z.array(buildingAttributeSchema),
  /** Folder of building detail shards, see building-detail.ts. */
  details: z.string(),
  counts: z.strictObject({ buildings: z.int(), withLevels: z.int(), streets: z.int() }),
  credits: z.array(z.strictObject({ text: z.string(), url: z.string().nullable(), licence: z.string() })).min(1),
  source: z.strictObject({
    format: z.enum(['mvt', 'cityjson', '3dtiles']),
    crs: z.string(),
    files: z.array(z.string()),
    /** Metres added to the source's heights above sea level, so that the city's lowest ground lies on the ellipsoid. */
    heightOffset: z.number(),
    importerVersion: z.int(),
    importedAt: z.string(),
  }),
});
export type CityManifest = z.infer<typeof cityManifestSchema>;
