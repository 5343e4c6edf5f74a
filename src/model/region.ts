import { z } from 'zod';
import { extentSchema, localizedSchema } from './city';

/** From the whole to the smallest part a city is managed in; a `cell` is a square of the unit grid. */
export const regionLevels = ['city', 'county', 'township', 'cell'] as const;
export type RegionLevel = (typeof regionLevels)[number];

export const regionIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'a region id is lower-case letters, digits and dashes, for example "c03-t07"');

/** Longitude, latitude in degrees; rings are not closed, the first is outer and counter-clockwise, the others holes. */
const ringSchema = z.array(z.tuple([z.number(), z.number()])).min(3);

export const regionSchema = z.strictObject({
  id: regionIdSchema,
  level: z.enum(regionLevels),
  parent: regionIdSchema.nullable(),
  name: localizedSchema,
  polygons: z.array(z.array(ringSchema).min(1)).min(1),
  extent: extentSchema,
  /** A point inside, where its label stands. */
  centre: z.tuple([z.number(), z.number()]),
  /** Buildings whose middle is inside, and named streets that pass through. */
  counts: z.strictObject({ buildings: z.int().min(0), streets: z.int().min(0) }),
});
export type Region = z.infer<typeof regionSchema>;

const squareCounts = z.array(z.int().min(0));

/**
 * The unit grid in city-frame metres: square `(column, row)` spans `west + column × size` … and `south + row × size` …; it
 * belongs to the township its centre lies in, and to none outside all of them. Its id is `cell-<column>-<row>`. `counts` are
 * those of its cell at `row × columns + column`.
 */
const unitGridSchema = z.strictObject({
  size: z.number().positive(), west: z.number(), south: z.number(), columns: z.int().min(1), rows: z.int().min(1),
  counts: z.strictObject({ buildings: squareCounts, streets: squareCounts }),
}).refine(({ columns, rows, counts }) => counts.buildings.length === columns * rows && counts.streets.length === columns * rows, {
  message: 'counts must have columns × rows values',
});

/** `regions.json` of an imported city: its city, counties and townships, and the rule that makes the cells. */
export const regionFileSchema = z.strictObject({
  /** Made up by the importer from where buildings stand, not by an authority: every screen says so. */
  schematic: z.boolean(),
  regions: z.array(regionSchema).min(1),
  grid: unitGridSchema,
});
export type RegionFile = z.infer<typeof regionFileSchema>;
