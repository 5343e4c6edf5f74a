import { z } from 'zod';
import { clockSchema } from './clock';
import { comparedSchema } from './compare';
import { aspectSchemas, type SharedState } from './shared-state';
import { viewStateSchema } from './view-state';

/** Everything a screen shows, to come back to: a bookmark, an entry of the browser's history, a shared link. */
export const savedViewSchema = z.strictObject({
  view: viewStateSchema,
  clock: clockSchema,
  layers: aspectSchemas.layers,
  filters: aspectSchemas.filters,
  selection: aspectSchemas.selection,
  region: aspectSchemas.region,
  /** What it is compared with; absent where it is not. */
  compare: comparedSchema.optional(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

export const savedView = ({ camera, ...rest }: SharedState): SavedView => {
  const { clock, layers, filters, selection, region } = rest;
  return { view: camera.view, clock, layers, filters, selection, region };
};
