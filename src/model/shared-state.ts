import { z } from 'zod';
import { viewStateSchema } from './view-state';

/** What a room of screens can share. Each aspect is led, followed or left free on its own. */
export const aspects = ['camera', 'layers', 'filters', 'selection'] as const;
export const aspectSchema = z.enum(aspects);
export type Aspect = z.infer<typeof aspectSchema>;

/** `aspectRatio` is the leader's width / height: a follower of another shape sees at least what the leader sees. */
const cameraSchema = z.strictObject({
  view: viewStateSchema,
  aspectRatio: z.number().min(0.05).max(50),
});

const layerStateSchema = z.strictObject({
  visible: z.boolean(),
  opacity: z.number().min(0).max(1),
});

/** A layer the map does not name is shown with its own defaults. */
const layersSchema = z.record(z.string().min(1).max(64), layerStateSchema);

/** Values hidden per layer, for example `{requests: ['waste']}`; an absent layer shows everything. */
const filtersSchema = z.record(z.string().min(1).max(64), z.array(z.string().max(64)).max(256));

const featureKinds = ['building', 'request', 'worker'] as const;

const selectionSchema = z
  .strictObject({ kind: z.enum(featureKinds), id: z.string().min(1).max(128) })
  .nullable();

/** One schema per aspect: the hub checks every shared value against it, and so does the receiving screen. */
export const aspectSchemas = {
  camera: cameraSchema,
  layers: layersSchema,
  filters: filtersSchema,
  selection: selectionSchema,
} as const;

export type CameraAspect = z.infer<typeof cameraSchema>;
export type LayerState = z.infer<typeof layerStateSchema>;
export type LayersAspect = z.infer<typeof layersSchema>;
export type FiltersAspect = z.infer<typeof filtersSchema>;
export type Selection = z.infer<typeof selectionSchema>;

/** Everything a room of screens agrees on, one value per aspect. */
export interface SharedState {
  camera: CameraAspect;
  layers: LayersAspect;
  filters: FiltersAspect;
  selection: Selection;
}
