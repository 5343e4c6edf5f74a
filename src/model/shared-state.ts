import { z } from 'zod';
import { chartsSchema, type ShownChart } from './chart';
import { clockSchema, liveClock, type ClockAspect } from './clock';
import { regionIdSchema } from './region';
import { viewStateSchema } from './view-state';

/** What a room of screens can share. Each aspect is led, followed or left free on its own. */
export const aspects = ['camera', 'clock', 'layers', 'filters', 'selection', 'region', 'charts'] as const;
/** Those that make a screen's own picture; charts lie beside it, on walls. */
export const pictureAspects = ['camera', 'clock', 'layers', 'filters', 'selection', 'region'] as const satisfies readonly (typeof aspects)[number][];
export const aspectSchema = z.enum(aspects);
export type Aspect = z.infer<typeof aspectSchema>;

/** `aspectRatio` is the leader's width / height: a follower of another shape sees at least what the leader sees. */
const cameraSchema = z.strictObject({
  view: viewStateSchema,
  aspectRatio: z.number().min(0.05).max(50),
});

/**
 * `order` sorts the layer tree and the drawing, higher in front; absent is the layer's own place. `colourBy` is the attribute
 * whose values colour the layer's features; absent or null is their neutral look.
 */
const layerStateSchema = z.strictObject({
  visible: z.boolean(),
  opacity: z.number().min(0).max(1),
  order: z.int().min(0).max(999).optional(),
  colourBy: z.string().min(1).max(64).nullable().optional(),
});

/** A layer the map does not name is shown with its own defaults. */
const layersSchema = z.record(z.string().min(1).max(64), layerStateSchema);

const attribute = z.string().min(1).max(64);

/** What of a layer is hidden: classes of an attribute, and everything outside a range (inclusive) of one. */
const filterSchema = z.strictObject({
  hidden: z.record(attribute, z.array(z.string().max(64)).max(256)).default({}),
  ranges: z.record(attribute, z.tuple([z.number(), z.number()])).default({}),
});

/** Per layer, for example `{requests: {hidden: {category: ['waste']}, ranges: {}}}`; an absent layer shows everything. */
const filtersSchema = z.record(z.string().min(1).max(64), filterSchema);

const featureKinds = ['building', 'request', 'worker', 'street', 'place', 'region', 'annotation'] as const;

const selectionSchema = z
  .strictObject({ kind: z.enum(featureKinds), id: z.string().min(1).max(128) })
  .nullable();

/** One schema per aspect: the hub checks every shared value against it, and so does the receiving screen. */
export const aspectSchemas = {
  camera: cameraSchema,
  clock: clockSchema,
  layers: layersSchema,
  filters: filtersSchema,
  selection: selectionSchema,
  /** The region the screens have drilled into; null is the whole city. */
  region: regionIdSchema.nullable(),
  /** Charts on the wall. */
  charts: chartsSchema,
} as const;

export type CameraAspect = z.infer<typeof cameraSchema>;
export type LayerState = z.infer<typeof layerStateSchema>;
export type LayersAspect = z.infer<typeof layersSchema>;
export type LayerFilter = z.infer<typeof filterSchema>;
export type FiltersAspect = z.infer<typeof filtersSchema>;
export type Selection = z.infer<typeof selectionSchema>;

/** Everything a room of screens agrees on, one value per aspect. */
export interface SharedState {
  camera: CameraAspect;
  clock: ClockAspect;
  layers: LayersAspect;
  filters: FiltersAspect;
  selection: Selection;
  region: string | null;
  charts: ShownChart[];
}

/** What a screen shows before anybody chose anything. */
export const initialState = (camera: CameraAspect): SharedState =>
  ({ camera, clock: liveClock, layers: {}, filters: {}, selection: null, region: null, charts: [] });
