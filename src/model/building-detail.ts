import { z } from 'zod';

const polygonsSchema = z.array(z.array(z.array(z.tuple([z.number(), z.number()])).min(3)).min(1)).min(1);

/**
 * What a close look at one building needs. Rings are [longitude, latitude] pairs in degrees, first ring outer
 * (counter-clockwise), the others holes, not closed. Heights are metres above the ellipsoid.
 */
export const buildingDetailSchema = z.strictObject({
  id: z.string(),
  polygons: polygonsSchema,
  /** Where it becomes narrower on its way up: the outline from `from` metres above the base on, lowest first. Absent: nowhere. */
  steps: z.array(z.strictObject({ from: z.number().positive(), polygons: polygonsSchema })).optional(),
  baseHeight: z.number(),
  /** Metres from base to top. */
  height: z.number().positive(),
  /** Storeys above ground. */
  levels: z.int().min(1),
  /** `counted`: the source said so; `estimated`: from the height or a default. */
  levelsFrom: z.enum(['counted', 'estimated']),
  attributes: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type BuildingDetail = z.infer<typeof buildingDetailSchema>;

export const buildingShardSchema = z.record(z.string(), buildingDetailSchema);

const shardCount = 256;

/** File of the shard a building is in, for example `a7.json`: FNV-1a over the id's UTF-16 units, lowest byte. */
export function buildingShardFile(id: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return `${((hash >>> 0) % shardCount).toString(16).padStart(2, '0')}.json`;
}
