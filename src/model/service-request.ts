import { z } from 'zod';

/** The states of the closed loop, in the order of docs (CJ/T 315, GB/T 30428). */
export const requestStatuses = [
  'reported', 'verifying', 'accepted', 'filed', 'dispatched', 'handling', 'postponed', 'suspended', 'returned',
  'feedback', 'selfHandled', 'checking', 'rework', 'closed', 'rejected', 'notFiled', 'void',
] as const;
export type RequestStatus = (typeof requestStatuses)[number];

export const finalStatuses: ReadonlySet<RequestStatus> = new Set(['closed', 'rejected', 'notFiled', 'void']);

/** What a request is about, coarse enough for one pin each. */
export const requestCategories = [
  'road', 'traffic', 'waste', 'water', 'lighting', 'greenery', 'noise', 'building', 'animal', 'vehicle', 'other',
] as const;
export type RequestCategory = (typeof requestCategories)[number];

export const requestSources = ['field', 'simulation', 'replay'] as const;

const instant = z.int().min(0);

/**
 * A case somebody reported (Open311 "service request"). Times are milliseconds since 1970 UTC.
 *
 * `transposed` marks a real request replayed in a city it does not come from: its place has been moved.
 */
export const serviceRequestSchema = z.strictObject({
  requestId: z.uuid(),
  externalId: z.string().max(64).optional(),
  category: z.enum(requestCategories),
  serviceName: z.string().min(1).max(200),
  description: z.string().max(2_000),
  address: z.string().max(300),
  agency: z.string().max(120),
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
  status: z.enum(requestStatuses),
  requestedAt: instant,
  updatedAt: instant,
  dueAt: instant.nullable(),
  closedAt: instant.nullable(),
  source: z.enum(requestSources),
  transposed: z.boolean(),
  rev: z.int().min(1),
});
export type ServiceRequest = z.infer<typeof serviceRequestSchema>;

/** A new request as a person sends it. `commandId` makes sending it twice harmless. */
export const reportCommandSchema = z.strictObject({
  commandId: z.uuid(),
  requestId: z.uuid(),
  category: z.enum(requestCategories),
  description: z.string().trim().min(1).max(2_000),
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
  occurredAt: instant,
});
export type ReportCommand = z.infer<typeof reportCommandSchema>;
