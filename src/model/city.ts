import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'a city id is lower-case letters, digits and dashes, for example "astana"');
export const cityIdSchema = id;

/** west, south, east, north in degrees. */
export const extentSchema = z.tuple([
  z.number().min(-180).max(180), z.number().min(-90).max(90),
  z.number().min(-180).max(180), z.number().min(-90).max(90),
]);
export type Extent = z.infer<typeof extentSchema>;

const localizedSchema = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

/** What `manifest.json` of an imported city says; every path is relative to that file. */
export const cityManifestSchema = z.strictObject({
  formatVersion: z.literal(1),
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
  /** Folder of building detail shards, see building-detail.ts. */
  details: z.string(),
  counts: z.strictObject({ buildings: z.int(), withLevels: z.int(), streets: z.int() }),
  credits: z.array(z.strictObject({ text: z.string(), url: z.string().nullable(), licence: z.string() })).min(1),
  source: z.strictObject({
    format: z.enum(['mvt', 'cityjson']),
    crs: z.string(),
    files: z.array(z.string()),
    /** Metres added to the source's heights above sea level, so that the city's lowest ground lies on the ellipsoid. */
    heightOffset: z.number(),
    importerVersion: z.int(),
    importedAt: z.string(),
  }),
});
export type CityManifest = z.infer<typeof cityManifestSchema>;
