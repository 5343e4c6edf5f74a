import { z } from 'zod';

/**
 * A camera eye on the WGS-84 ellipsoid.
 *
 * - `longitude` −180…180°, `latitude` −90…90°, `height` metres above the ellipsoid
 * - `bearing` 0…360°, clockwise from north
 * - `pitch` 0…180°: 0 looks straight down, 90 at the horizon
 * - `roll` −180…180°, positive tilts the camera clockwise as seen from behind it
 * - `fovy` vertical field of view, 1…150°
 */
export const viewStateSchema = z.strictObject({
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
  height: z.number().min(-1_000).max(100_000_000),
  bearing: z.number().min(0).max(360),
  pitch: z.number().min(0).max(180),
  roll: z.number().min(-180).max(180),
  fovy: z.number().min(1).max(150),
});

export type ViewState = z.infer<typeof viewStateSchema>;

/** Part of a view, as the automation API and flights accept it. */
export const viewStatePatchSchema = viewStateSchema.partial();
export type ViewStatePatch = z.infer<typeof viewStatePatchSchema>;

/** A position on or above the ellipsoid: degrees and metres. */
export const positionSchema = z.strictObject({
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
  height: z.number().min(-12_000).max(100_000_000),
});
export type Position = z.infer<typeof positionSchema>;
