import { z } from 'zod';
import { numbersSchema } from './numbers';

/**
 * The highest thing in each square of the city, for flights that pass over it: square `(column, row)` spans
 * `west + column × size` … metres east and `south + row × size` … north in the city frame; `heights[row × columns + column]` is
 * whole metres above the manifest's `groundHeight`, rounded up, 0 where nothing stands.
 */
export const skylineSchema = z.strictObject({
  size: z.number().positive(),
  west: z.number(),
  south: z.number(),
  columns: z.int().min(1),
  rows: z.int().min(1),
  heights: numbersSchema((value) => Number.isInteger(value) && value >= 0, 'whole metres'),
}).refine(({ columns, rows, heights }) => heights.length === columns * rows, { message: 'heights must have columns × rows values' });
export type Skyline = z.infer<typeof skylineSchema>;
