import { z } from 'zod';
import { numbersSchema } from './numbers';

export const streetClasses = ['motorway', 'primary', 'secondary', 'local', 'service', 'path'] as const;
export type StreetClass = (typeof streetClasses)[number];

/**
 * Streets as a graph: ways share `nodes` by index, so junctions are nodes used by more than one way.
 * `nodes` is flat: longitude, latitude, longitude, latitude … in degrees.
 */
export const streetGraphSchema = z.strictObject({
  nodes: numbersSchema(Number.isFinite, 'degrees'),
  ways: z.array(z.strictObject({
    nodes: numbersSchema((value) => Number.isInteger(value) && value >= 0, 'the index of a node', 2), class: z.enum(streetClasses), name: z.string().nullable(),
  })),
});
export type StreetGraph = z.infer<typeof streetGraphSchema>;
